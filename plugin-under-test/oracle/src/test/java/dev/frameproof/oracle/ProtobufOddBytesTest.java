package dev.frameproof.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that readers of Protobuf take differently, and such as none may take. */
class ProtobufOddBytesTest {
    private static final String BODY =
            "message M { %s int64 n = 1; map<string, string> names = 2; %s M m = 3; repeated int32 list = 4 [packed = true]; }";
    private static final String PROTO2 = "syntax = \"proto2\"; " + BODY.formatted("optional", "optional");
    private static final String PROTO3 = "syntax = \"proto3\"; " + BODY.formatted("", "");

    private static ExpectedRecord read(String schema, String hex) {
        return new RecordDecoding(
                        StreamQuery.of("T")
                                .withMessageFormat(MessageFormat.PROTOBUF)
                                .withProtobuf(SchemaSource.inline(schema)),
                        SchemaLookup.NONE)
                .decode(null, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "a tag of more than 32 bits, 88 80 80 80 10 05",
        "a value of more than 64 bits, 08 85 80 80 80 80 80 80 80 80 02",
        "a length of more than 32 bits, 1a 82 80 80 80 10 08 05",
        "a value within a message, 1a 0b 08 85 80 80 80 80 80 80 80 80 7f",
        "a value in a packed list, 22 0b 01 85 80 80 80 80 80 80 80 80 02"
    })
    void numbersWithMoreBitsThanTheyHaveMayBeShownOrRefused(String what, String hex) {
        ExpectedRecord record = read(PROTO3, hex);
        assertThat(record.readable()).as(what).isTrue();
        assertThat(record.brokenBecause()).as(what).contains("more bits than it has");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08 ff ff ff ff ff ff ff ff ff 01",
                "08 85 80 80 80 80 00",
                "1a 0b 08 ff ff ff ff ff ff ff ff ff 01",
                "22 0b 01 ff ff ff ff ff ff ff ff ff 01",
                "1a 82 00 08 05",
                "2a 03 ff ff ff",
                "12 06 0a 01 61 12 01 62"
            })
    void longButPossibleNumbersAreDueAsTheyAre(String hex) {
        assertThat(read(PROTO3, hex).brokenBecause()).isEmpty();
    }

    @Test
    void textThatIsNoUtf8InAMapIsOpenInProto2AndBrokenInProto3() {
        String entry = "12 06 0a 01 61 12 01 ff";
        ExpectedRecord second = read(PROTO2, entry + "08 07");
        assertThat(second.readable()).isTrue();
        assertThat(second.brokenBecause()).contains("not UTF-8");
        assertThat(((ObjectValue) second.value()).members()).contains(new Member("n", new IntegerValue(7)));
        assertThat(read(PROTO3, entry).isBroken()).isTrue();
        assertThat(read(PROTO2, entry + "08").isBroken()).isTrue();
        assertThat(read(PROTO2, "12 06 0a 01 61 12 01 62").brokenBecause()).isEmpty();
    }

    @Test
    void textThatIsNoUtf8HasOneReplacementForEachByteAsGoHasIt() {
        String schema = "syntax = \"proto2\"; message M { optional string s = 1; }";
        ExpectedRecord record = read(schema, "0a 04 e1 ab 4f 65");
        assertThat(record.readable()).isTrue();
        assertThat(record.brokenBecause()).contains("not UTF-8");
        assertThat(((ObjectValue) record.value()).members())
                .containsExactly(new Member("s", new TextValue("\uFFFD\uFFFDOe")));
        assertThat(read(schema, "0a 03 e1 ab 8f").brokenBecause()).isEmpty();
    }
}
