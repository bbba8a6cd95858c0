package dev.frameproof.kafkaplugin.internal.lines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.kafkaplugin.internal.rows.FrameNaming;
import dev.frameproof.kafkaplugin.internal.rows.TestingRows;
import dev.frameproof.kafkaplugin.internal.settings.LineProtocolChoice;
import dev.frameproof.kafkaplugin.internal.settings.LineProtocolChoice.Precision;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineWriterTest {
    private static final LineProtocolChoice ALL = new LineProtocolChoice(Precision.AUTO, "", "", "");

    private final TestingRows rows = new TestingRows();

    @Test
    void linesThatAreNoneAreLeftOutOfTheOthers() throws InterruptedException {
        write(ALL, "m a=1 5\nbad\n\n# c\r\nm b=2 6\r\n");

        assertThat(column("_field")).containsExactly("\"a\"", "\"b\"");
        assertThat(rows.frameSizes()).containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpu | | | a1 b1 a2",
                "cpu,mem | | | a1 b1 a2 a3",
                "c.* | | | a1 b1 a2",
                "c | | |",
                "(cpu | | | x4",
                "(?P<n>c)pu | | | a1 b1 a2",
                "[[:alpha:]]+ | | | a1 b1 a2 a3",
                "(?=c)cpu | | | ",
                "CPU | | | ",
                "(?i)CPU | | | a1 b1 a2",
                "c++ | | | ",
                " | | host=h[[:digit:]] | a1 b1 a2",
                " | a | | a1 a2 a3",
                " | b,x | | b1 x4",
                " | | host=h1 | a1 b1",
                " | | host=h1,host=h2 | a1 b1 a2",
                " | | host=h.,dc=east | a2",
                " | | host=,=x,y | a1 b1 a2 a3 x4",
                "cpu | a | host=h2 | a2",
            })
    void filtersChooseLinesAndFields(String measurements, String fields, String tags, String expected)
            throws InterruptedException {
        write(
                new LineProtocolChoice(Precision.AUTO, text(measurements), text(fields), text(tags)),
                "cpu,host=h1 a=1,b=1\ncpu,host=h2,dc=east a=2\nmem a=3\n(cpu x=4");

        assertThat(rows.rows().stream()
                        .map(row -> row.get("_field").replace("\"", "") + row.get("value"))
                        .toList())
                .isEqualTo(expected == null ? List.of() : List.of(expected.split(" ", -1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c++", "(?=c)", "(?<!c)x", "a{1001}", "(cpu", "a\\1"})
    void whatIsNoExpressionOfGosIsAWord(String word) throws InterruptedException {
        write(new LineProtocolChoice(Precision.AUTO, word, "", ""), word + " v=1\nc v=2\ncc v=3");

        assertThat(rows.rows().stream().map(row -> row.get("value")).toList()).containsExactly("1");
    }

    @Test
    void filteredTagsGetNoColumn() throws InterruptedException {
        write(new LineProtocolChoice(Precision.AUTO, "a", "", ""), "b,x=1 v=1\na,y=1 v=1");

        assertThat(rows.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.names()).contains("y").doesNotContain("x"));
    }

    @Test
    void tagNamedErrorLeavesThatNameToErrorRows() throws InterruptedException {
        write(ALL, "m,error=1 v=1");

        assertThat(rows.rows().get(0).names()).contains("tag_error").doesNotContain("error");
    }

    @Test
    void backslashBeforeABackslashIsItself() throws InterruptedException {
        write(ALL, "m,t=a\\\\ f=1");

        assertThat(column("error").get(0)).contains("has no fields");
    }

    @Test
    void keyHoldsNoComma() throws InterruptedException {
        write(ALL, "m f=1,,g=2");

        assertThat(column("error").get(0)).isNotEmpty();
    }

    @Test
    void tagsNamedAsFixedColumnsAreRenamedUntilTheyAreFree() throws InterruptedException {
        write(ALL, "m,value=1,tag_value=2,Time=3 v=1");

        assertThat(rows.rows().get(0).names())
                .containsExactly(
                        "Time",
                        "_measurement",
                        "_field",
                        "value",
                        "value_str",
                        "tag_value",
                        "tag_tag_value",
                        "tag_Time",
                        "offset");
        assertThat(column("tag_value")).containsExactly("\"1\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9007199254740991i | 9007199254740991 | null",
                "9007199254740992i | null | \"9007199254740992\"",
                "-9007199254740992i | null | \"-9007199254740992\"",
                "9223372036854775807i | null | \"9223372036854775807\"",
                "18446744073709551615u | null | \"18446744073709551615\"",
                "-1.5e3 | -1500 | null",
                "1. | 1 | null",
                ".5 | 0.5 | null",
                "True | 1 | null",
                "f | 0 | null",
                "\"a,b =\\\"c\\\\\" | null | \"a,b =\\\"c\\\\\"",
                "\"\" | null | \"\"",
            })
    void valuesGoWhereTheyFit(String value, String number, String text) throws InterruptedException {
        write(ALL, "m v=" + value);

        assertThat(column("value")).containsExactly(number);
        assertThat(column("value_str")).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m v=NaN", "m v=inf", "m v=1e400", "m v=0x10", "m v=9223372036854775808i", "m v=-1u", "m v=1_0",
                        "m v=tRue",
                "m v=\"open", "m v=\"a\"b", "m =1", "m,=x v=1", "m v=1 9223372036854775808", "m v=1 1 2", "m,t v=1",
                        "m v=1,"
            })
    void whatIsNoLineProtocolIsAnErrorRow(String line) throws InterruptedException {
        write(ALL, line);

        assertThat(rows.rows()).singleElement().satisfies(row -> {
            assertThat(row.get("error")).startsWith("\"not valid line protocol: line 1: ");
            assertThat(row.get("value")).isEqualTo("null");
        });
    }

    @Test
    void timestampBeyondAllTimesIsRefused() throws InterruptedException {
        write(new LineProtocolChoice(Precision.S, "", "", ""), "m v=1 9223372036854775807");

        assertThat(column("error").get(0)).contains("too far away");
    }

    @Test
    void arrivalReplacesTheLinesTimes() throws InterruptedException {
        LineWriter writer = new LineWriter(new FrameNaming("t", "A", ""), ALL, true, 1_000, rows);
        writer.add(0, 7, 42, null, bytes("m v=1 1790000000"));

        assertThat(column("Time")).containsExactly("42");
    }

    @Test
    void partitionIsShownWhenSeveralAreRead() throws InterruptedException {
        LineWriter writer = new LineWriter(new FrameNaming("t", "A", "{{partition}}"), ALL, false, 1, rows);
        writer.partitioned(true);
        writer.add(3, 7, 42, null, bytes("m,a=1,b=2 v=1"));
        writer.add(4, 8, 42, null, bytes("bad"));

        assertThat(rows.rows().get(0).names())
                .containsExactly("Time", "_measurement", "_field", "value", "value_str", "a", "partition", "offset");
        assertThat(rows.rows().get(0).frame()).startsWith("3/");
        assertThat(rows.rows().get(1).get("partition")).isEqualTo("4");
        assertThat(rows.rows().get(1).frame()).startsWith("4/");
    }

    private void write(LineProtocolChoice choice, String lines) throws InterruptedException {
        new LineWriter(new FrameNaming("t", "A", ""), choice, false, 1_000, rows).add(0, 7, 42, null, bytes(lines));
    }

    private List<String> column(String name) {
        return rows.rows().stream().map(row -> row.get(name)).toList();
    }

    private static String text(String textOrNull) {
        return textOrNull == null ? "" : textOrNull;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
