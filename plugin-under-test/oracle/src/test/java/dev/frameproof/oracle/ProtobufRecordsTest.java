package dev.frameproof.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import dev.frameproof.oracle.SchemaLookup.Reference;
import dev.frameproof.oracle.SchemaLookup.Registered;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Value.UnsignedValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProtobufRecordsTest {
    private static final String TWO = """
            syntax = "proto3";
            package p;
            import "google/protobuf/timestamp.proto";
            message First { string a = 1; google.protobuf.Timestamp at = 2; }
            message Second { int32 n = 1; message Inner { optional string x = 1; Level level = 2; } Inner inner = 2;
              enum Level { LOW = 0; HIGH = 1; } map<string, Inner> by_name = 3; }
            """;
    private static final SchemaLookup REGISTRY =
            SchemaLookup.of(List.of(new Registered(7, "PROTOBUF", "T-value", TWO)));

    private static RecordDecoding inline(String schema) {
        return new RecordDecoding(
                StreamQuery.of("T").withMessageFormat(MessageFormat.PROTOBUF).withProtobuf(SchemaSource.inline(schema)),
                SchemaLookup.NONE);
    }

    private static ExpectedRecord registered(String hex) {
        return new RecordDecoding(StreamQuery.of("T").withMessageFormat(MessageFormat.PROTOBUF), REGISTRY)
                .decode(null, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static Value member(ExpectedRecord record, String name) {
        return ((ObjectValue) record.value())
                .members().stream()
                        .filter(member -> member.name().equals(name))
                        .findFirst()
                        .map(Member::value)
                        .orElseThrow();
    }

    @Test
    void editionsAreReadWithTheFeaturesTheySet() {
        RecordDecoding decoding = inline("""
                edition = "2023";
                package p;
                option features.field_presence = IMPLICIT;
                message M {
                  reserved old, older;
                  int32 implicit = 1;
                  string explicit = 2 [default = "x;]", features.field_presence = EXPLICIT];
                  bool set = 8 [features.field_presence = EXPLICIT, default = true];
                  repeated int32 packed = 3;
                  repeated int32 apart = 4 [features = { repeated_field_encoding: EXPANDED }];
                  message Part { int32 x = 1; }
                  Part part = 5 [features.message_encoding = DELIMITED];
                  map<string, int32> counts = 6;
                  enum Level { option features.enum_type = CLOSED; LOW = 0; HIGH = 1; }
                  Level level = 7;
                }
                """);

        ExpectedRecord empty = decoding.decode(null, new byte[0]);
        assertThat(empty.brokenBecause()).isEmpty();
        assertThat(member(empty, "implicit")).isEqualTo(new IntegerValue(0));
        assertThat(member(empty, "explicit")).isEqualTo(new NullValue());
        assertThat(member(empty, "set")).isEqualTo(new NullValue());
        ExpectedRecord full = decoding.decode(
                null, HexFormat.of().parseHex("08051201781a020102200320042b08072c32050a01611001" + "3801"));
        assertThat(full.brokenBecause()).isEmpty();
        assertThat(member(full, "packed").toString()).contains("1", "2");
        assertThat(member(full, "apart").toString()).contains("3", "4");
        assertThat(member(full, "part").toString()).contains("x", "7");
        assertThat(member(full, "counts").toString()).contains("a", "1");
        assertThat(member(full, "level")).isEqualTo(new TextValue("HIGH"));
        byte[] broken = HexFormat.of().parseHex("12ff");
        assertThat(decoding.decode(null, broken).isBroken()).isTrue();
        assertThat(inline("edition = \"1899\"; message M { int32 a = 1; }")
                        .decode(null, new byte[0])
                        .brokenBecause())
                .contains("unknown edition 1899");
        assertThat(inline("/* Of an\n edition. */ edition = \"2024\"; export message M { int32 a = 1; }")
                        .decode(null, new byte[] {8, 3})
                        .value()
                        .toString())
                .contains("3");
    }

    @Test
    void singleZeroMeansTheFirstMessage() {
        ExpectedRecord record = registered("00 00000007 00 0a0178 1202 0805");

        assertThat(record.brokenBecause()).isEmpty();
        assertThat(member(record, "a")).isEqualTo(new TextValue("x"));
        assertThat(member(record, "at").toString()).contains("seconds", "5");
    }

    @Test
    void indexesAreZigzagVarintsThatLeadToOtherMessages() {
        assertThat(member(registered("00 00000007 02 02 0805"), "n")).isEqualTo(new IntegerValue(5));
        ExpectedRecord inner = registered("00 00000007 04 02 00 0a0178 1001");
        assertThat(inner.brokenBecause()).isEmpty();
        assertThat(member(inner, "x")).isEqualTo(new TextValue("x"));
        assertThat(member(inner, "level")).isEqualTo(new TextValue("HIGH"));
    }

    @Test
    void indexesWithoutZigzagMayBeShownOrRefused() {
        ExpectedRecord record = registered("00 00000007 01 01 0805");

        assertThat(record.readable()).isTrue();
        assertThat(record.brokenBecause()).contains("zigzag");
        assertThat(member(record, "n")).isEqualTo(new IntegerValue(5));
    }

    @Test
    void indexesThatNameTheEntriesOfAMapMayBeShownOrRefused() {
        ExpectedRecord record = registered("00 00000007 04 02 02 0a0178");
        assertThat(record.readable()).isTrue();
        assertThat(record.brokenBecause()).contains("entries of a map");
    }

    @Test
    void indexesThatReadersTakeDifferentlyMayBeShownOrRefused() {
        ExpectedRecord sixBytes = registered("00 00000007 808080808000 0a0178");
        assertThat(sixBytes.readable()).isTrue();
        assertThat(sixBytes.brokenBecause()).contains("more bits or bytes");
        assertThat(registered("00 00000007 8080808020 0a0178").readable())
                .as("2^32, which 32 bits hold as 0")
                .isTrue();
        assertThat(registered("00 00000007 8000 0a0178").brokenBecause())
                .as("0 in two bytes is within what all readers take")
                .isEmpty();
        assertThat(registered("00 00000007 ffffffffffffffffffffffff 0a0178").isBroken())
                .isTrue();
    }

    @Test
    void schemaOfAnotherTypeIsOfNoUse() {
        SchemaLookup avro = SchemaLookup.of(List.of(new Registered(9, "AVRO", "T-key", "\"long\"")));
        ExpectedRecord record = new RecordDecoding(StreamQuery.of("T").withMessageFormat(MessageFormat.PROTOBUF), avro)
                .decode(null, HexFormat.of().parseHex("0000000009000a0178"));

        assertThat(record.brokenBecause()).isEqualTo("schema 9 is of the type AVRO, not PROTOBUF");
    }

    @Test
    void importsAreTheReferencesOfTheRegistry() {
        Reference place =
                new Reference("place.proto", "syntax = \"proto3\"; package n; message Place { int64 x = 1; }");
        String using = "syntax = \"proto3\"; import \"place.proto\"; message Move { n.Place to = 1; }";
        SchemaLookup registry =
                SchemaLookup.of(List.of(new Registered(9, "PROTOBUF", "T-value", using, List.of(place))));
        ExpectedRecord record = new RecordDecoding(
                        StreamQuery.of("T").withMessageFormat(MessageFormat.PROTOBUF), registry)
                .decode(null, HexFormat.of().parseHex("0000000009000a020805"));

        assertThat(record.brokenBecause()).isEmpty();
        assertThat(member(record, "to").toString()).contains("5");
    }

    @Test
    void brokenRecordsSayWhy() {
        assertThat(registered("00 00000008 00").brokenBecause()).contains("no schema with id 8");
        assertThat(registered("00 00000007 06 02 00 00").isBroken()).isTrue();
        assertThat(registered("00 00000007 00 0a05 78").isBroken()).isTrue();
        assertThat(registered("00 00000007").isBroken()).isTrue();
        assertThat(inline("message {").decode(null, new byte[0]).isBroken()).isTrue();
        assertThat(inline("syntax = \"proto3\"; message M { Unknown u = 1; }")
                        .decode(null, new byte[0])
                        .isBroken())
                .isTrue();
    }

    private static byte[] nested(int levels) throws IOException {
        byte[] message = {8, 7};
        for (int i = 0; i < levels; i++) {
            var outer = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(outer);
            out.writeByteArray(2, message);
            out.flush();
            message = outer.toByteArray();
        }
        return message;
    }

    @Test
    void messagesThatAreNestedDeeperThanReadersUsuallyGoMayBeShownOrRefused() throws IOException {
        RecordDecoding decoding = inline("syntax = \"proto3\"; message M { int32 n = 1; M in = 2; }");

        assertThat(decoding.decode(null, nested(90)).brokenBecause()).isEmpty();
        assertThat(decoding.decode(null, nested(200)).readable()).isTrue();
        assertThat(decoding.decode(null, nested(200)).brokenBecause()).contains("deeper than 100");
        assertThat(decoding.decode(null, nested(5_000)).isBroken()).isTrue();
    }

    @Test
    void importsOfAnInlineSchemaMayBeRefused() {
        ExpectedRecord record = inline(TWO).decode(null, new byte[] {10, 1, 'x'});

        assertThat(record.readable()).isTrue();
        assertThat(record.brokenBecause()).contains("imports");
    }

    @Test
    void absenceEnumsBytesListsAndMaps() {
        String schema = """
                syntax = "proto2";
                message M { required int32 r = 1; optional uint64 u = 2; repeated float f = 3; optional bytes b = 4;
                  map<int32, string> m = 5; oneof one { string s = 6; bool t = 7; } }
                """;
        ExpectedRecord full = inline(schema)
                .decode(
                        null,
                        HexFormat.of()
                                .parseHex("0801 10ffffffffffffffffff01 1dcdcccc3d 2202ff00 2a05080312017a 3801"
                                        .replace(" ", "")));

        assertThat(full.brokenBecause()).isEmpty();
        assertThat(member(full, "u")).isEqualTo(new UnsignedValue(-1));
        assertThat(member(full, "f")).isEqualTo(new ListValue(List.of(new NumberText("0.10000000149011612"))));
        assertThat(member(full, "b")).isEqualTo(new TextValue("/wA="));
        assertThat(member(full, "m")).isEqualTo(new ObjectValue(List.of(new Member("3", new TextValue("z")))));
        assertThat(member(full, "s")).isEqualTo(new NullValue());
        assertThat(inline(schema).decode(null, new byte[0]).isBroken())
                .as("a required field is missing")
                .isTrue();
    }

    @Test
    void randomMessagesComeBackAsTheyWereWritten() throws IOException {
        RecordDecoding decoding = inline("syntax = \"proto3\"; message M { sint64 a = 1; double b = 2; fixed32 c = 3;"
                + " repeated int32 d = 4; string e = 5; }");
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            long a = random.nextLong() >> random.nextInt(64);
            double b = Double.longBitsToDouble(random.nextLong());
            int c = random.nextInt();
            int d = random.nextInt();
            String e = new String(Character.toChars(random.nextInt(0xd800)));
            var bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeSInt64(1, a);
            out.writeDouble(2, b);
            out.writeFixed32(3, c);
            out.writeInt32(4, d);
            out.writeString(5, e);
            out.flush();

            assertThat(decoding.decode(null, bytes.toByteArray()).value())
                    .as("seed %s", seed)
                    .isEqualTo(new ObjectValue(List.of(
                            new Member("a", new IntegerValue(a)),
                            new Member("b", new FloatValue(b)),
                            new Member("c", new UnsignedValue(Integer.toUnsignedLong(c))),
                            new Member("d", new ListValue(List.of(new IntegerValue(d)))),
                            new Member("e", new TextValue(e)))));
        }
    }
}
