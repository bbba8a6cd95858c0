package dev.frameproof.kafkaplugin.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same records give the rows that plugin 1.7.2 gave, wherever that one kept its promises. */
class RecordedCasesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "avro-complex",
                "avro-logical",
                "avro-primitives",
                "avro-registry",
                "default-format",
                "json-all-3-partitions",
                "json-array-html-escape",
                "json-array-number-text",
                "json-arrays",
                "json-big-numbers",
                "json-burst-100",
                "json-depth-1",
                "json-depth-limit",
                "json-dotted-collision",
                "json-empty-object",
                "json-field-cap-3-of-3",
                "json-flat-floats",
                "json-int-float-flip",
                "json-ints",
                "json-invalid-utf8",
                "json-nested",
                "json-nested-empty",
                "json-null-after-int",
                "json-null-first",
                "json-one-of-3-partitions",
                "json-refid-alias",
                "json-reserved-names",
                "json-timestamps",
                "json-top-array",
                "json-type-flip",
                "json-unicode",
                "json-wide-40",
                "key-base64",
                "key-json",
                "key-none",
                "key-string",
                "lp-alias",
                "lp-escapes",
                "lp-multi-line",
                "lp-precision-auto",
                "lp-precision-ms",
                "lp-precision-ns",
                "lp-precision-s",
                "lp-precision-us",
                "lp-tags-evolve",
                "lp-types",
                "proto-nested",
                "proto-scalars",
            })
    void rowsEqualTheRecordedOnes(String name) throws InterruptedException {
        RecordedCase recorded = RecordedCase.load(name);

        assertThat(recorded.replayed().ordered())
                .isEqualTo(recorded.recorded().ordered())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "avro-bad-bytes",
                "avro-inline-empty-schema",
                "avro-registry-unknown-subject",
                "json-alias-error",
                "json-invalid",
                "json-scalar-top",
                "json-tombstone-empty",
                "proto-bad-bytes",
                "proto-registry-unknown-id"
            })
    void recordsThatCannotBeDecodedAreErrorRowsWithWordsOfOurOwn(String name) throws InterruptedException {
        RecordedCase recorded = RecordedCase.load(name);

        List<TestingRows.Row> replayed = recorded.replayed().ordered();

        assertThat(replayed.stream().map(row -> row.without("error")))
                .isEqualTo(recorded.recorded().ordered().stream()
                        .map(row -> row.without("error"))
                        .toList());
        assertThat(replayed.stream().map(row -> row.get("error")))
                .anySatisfy(error -> assertThat(error).isNotNull().hasSizeGreaterThan(20));
    }

    /** The recorded plugin passes them over. */
    @Test
    void recordsWithoutALineAreErrorRows() throws InterruptedException {
        List<TestingRows.Row> rows =
                RecordedCase.load("lp-tombstone").replayed().ordered();

        assertThat(rows).extracting(row -> row.get("offset")).containsExactly("0", "1", "2", "3");
        assertThat(rows.subList(0, 3)).allSatisfy(row -> assertThat(row.names()).contains("error"));
        assertThat(rows.get(3).names()).doesNotContain("error");
    }

    /** The recorded plugin shows it as empty; line protocol has no empty tags. */
    @Test
    void tagWithoutAValueMakesTheLineBroken() throws InterruptedException {
        List<TestingRows.Row> rows = RecordedCase.load("lp-invalid").replayed().ordered();

        assertThat(rows.get(6).get("error")).contains("has no value");
        assertThat(rows.get(4).names()).doesNotContain("error");
        assertThat(rows.get(8).names()).doesNotContain("error");
    }

    @Test
    void whatFollowsTheValueMakesTheRecordAnErrorRow() throws InterruptedException {
        List<TestingRows.Row> rows =
                RecordedCase.load("json-trailing-garbage").replayed().ordered();

        assertThat(rows.get(0).get("error"))
                .isEqualTo("\"not valid JSON: expected the end after the value at byte 10, found 't'\"");
        assertThat(rows.get(1).get("error"))
                .isEqualTo("\"not valid JSON: expected the end after the value at byte 9, found '{'\"");
        assertThat(rows.get(2).get("a")).isEqualTo("4.5");
    }

    @Test
    void valueBeatsTheKeyOfTheSameName() throws InterruptedException {
        List<TestingRows.Row> rows =
                RecordedCase.load("key-collision").replayed().ordered();

        assertThat(rows).singleElement().satisfies(row -> assertThat(row.get("key"))
                .isEqualTo("\"value-wins\""));
    }

    @Test
    void emptyTextIsNotATombstone() throws InterruptedException {
        RecordedCase plain = RecordedCase.load("plain");
        List<String> messages = plain.replayed().ordered().stream()
                .map(row -> row.get("message"))
                .toList();

        assertThat(messages).startsWith("\"hello\"", "null", "\"\"").hasSize(6);
        assertThat(messages.subList(3, 6))
                .isEqualTo(plain.recorded().ordered().stream()
                        .map(row -> row.get("message"))
                        .toList()
                        .subList(3, 6));
    }

    /** The recorded plugin shows nothing of an empty value, which by the encoding is a message whose fields are all unset. */
    @Test
    void emptyValueIsAMessageOfZeroesAndTombstoneIsNone() throws InterruptedException {
        RecordedCase recorded = RecordedCase.load("proto-null-payload");
        List<TestingRows.Row> rows = recorded.replayed().ordered();
        List<TestingRows.Row> recordedRows = recorded.recorded().ordered();

        assertThat(rows.get(0)).isEqualTo(recordedRows.get(0));
        assertThat(rows.get(1).get("id")).isEqualTo("\"\"");
        assertThat(rows.get(1).get("seq")).isEqualTo("0");
        assertThat(rows.get(1).get("opt")).isEqualTo("null");
        assertThat(rows.get(2)).isEqualTo(recordedRows.get(2));
    }

    /** The recorded plugin refuses every import; those of Protobuf itself are known here. */
    @Test
    void wellKnownTypesMayBeImported() throws InterruptedException {
        TestingRows.Row row =
                RecordedCase.load("proto-timestamp-import").replayed().ordered().get(0);

        assertThat(row.types()).isEqualTo("time=time.Time offset=int64 at=float64 v=float64");
        assertThat(row.get("v")).isEqualTo("1.5");
    }
}
