package dev.frameproof.kafkaplugin.internal.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import dev.frameproof.kafkaplugin.internal.decoding.ValueFormat;
import dev.frameproof.kafkaplugin.internal.registry.RegisteredSchema.Reference;
import dev.frameproof.kafkaplugin.internal.registry.SchemaSource;
import dev.frameproof.kafkaplugin.internal.registry.TestingSchemas;
import dev.frameproof.kafkaplugin.internal.rows.TestingReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtobufFormatTest {
    private static final String FAMILY = """
            syntax = "proto3";
            message First { int32 a = 1; message In { int32 b = 1; } message Other { int32 c = 1; } }
            message Second { int32 d = 1; }
            """;

    @ParameterizedTest
    @CsvSource({
        "0, a=int64 5",
        "2 0, a=int64 5",
        "2 2, d=int64 5",
        "4 0 0, b=int64 5",
        "4 0 2, c=int64 5",
        "2 4, 'error the header names message 2 of the schema, which has 2'",
        "4 2 0, 'error the header names message 0 of Second, which has 0'",
    })
    void headerNamesTheMessage(String indexes, String expected) throws IOException {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(new byte[] {0, 0, 0, 0, 7});
        for (String index : indexes.split(" ", -1)) {
            value.write(Integer.parseInt(index));
        }
        value.write(new byte[] {8, 5});

        assertThat(new TestingReader(new ProtobufFormat(new TestingSchemas().put(7, "PROTOBUF", FAMILY)))
                        .read(value.toByteArray()))
                .isEqualTo(expected);
        assertThat(reader(FAMILY).read(value.toByteArray())).isEqualTo(expected);
    }

    @Test
    void withoutHeaderTheFirstMessageIsRead() {
        assertThat(reader(FAMILY).read(bytes(8, 5))).isEqualTo("a=int64 5");
    }

    @Test
    void listsAreReadPackedOrNotAndInParts() {
        TestingReader reader =
                reader("syntax = \"proto3\"; message M { repeated sint32 n = 1; repeated float f = 2; }");

        assertThat(reader.read(bytes(8, 2, 10, 2, 4, 6, 8, 1))).isEqualTo("f=null n=string [1,2,3,-1]");
        assertThat(reader.read(bytes(18, 4, 0xcd, 0xcc, 0xcc, 0x3d)))
                .isEqualTo("f=string [0.10000000149011612] n=null");
    }

    @Test
    void ofOneofTheLastOneCountsAndMessagesAreMerged() {
        TestingReader reader = reader("syntax = \"proto3\"; message M { oneof o { int32 a = 1; string b = 2; }"
                + " In in = 3; message In { int32 x = 1; int32 y = 2; optional int32 z = 3; } }");

        assertThat(reader.read(bytes(8, 5, 18, 1, 'q'))).isEqualTo("a=null b=string q in=null");
        assertThat(reader.read(bytes(18, 1, 'q', 8, 0))).isEqualTo("a=int64 0 b=null in=null");
        assertThat(reader.read(bytes(26, 2, 8, 1, 26, 4, 8, 9, 16, 2)))
                .isEqualTo("a=null b=null in.x=int64 9 in.y=int64 2 in.z=null");
    }

    @Test
    void proto2KnowsRequiredFieldsClosedEnumsAndGroups() {
        TestingReader reader = reader("message M { required int32 r = 1; optional E e = 2; optional string s = 3"
                + " [default = \"x;}\"]; repeated group G = 4 { optional int32 i = 5; } extensions 100 to max;"
                + " enum E { option allow_alias = true; A = 1; B = 1; C = -2; } }");

        assertThat(reader.read(bytes(8, 1, 16, 1))).isEqualTo("e=string A g=null r=int64 1 s=null");
        assertThat(reader.read(bytes(8, 1, 16, 7))).isEqualTo("e=null g=null r=int64 1 s=null");
        assertThat(reader.read(bytes(8, 1, 35, 40, 3, 36, 35, 36)))
                .isEqualTo("e=null g=string [{\\\"i\\\":3},{\\\"i\\\":null}] r=int64 1 s=null");
        assertThat(reader.read(bytes(16, 1)))
                .isEqualTo("error not valid Protobuf by this schema: the required field r is" + " missing");
    }

    @Test
    void listOfNothingButUnknownNumbersOfAClosedEnumIsNoList() {
        TestingReader reader =
                reader("syntax = \"proto2\"; message M { repeated E e = 1; repeated E p = 2 [packed = true];"
                        + " enum E { A = 1; } }");

        assertThat(reader.read(bytes(8, 7, 18, 2, 7, 8))).isEqualTo("e=null p=null");
        assertThat(reader.read(bytes(8, 7, 8, 1, 18, 2, 7, 1))).isEqualTo("e=string [\\\"A\\\"] p=string [\\\"A\\\"]");
    }

    @Test
    void numberWithoutANameInAnOpenEnumIsShown() {
        TestingReader reader = reader("syntax = \"proto3\"; message M { E e = 1; } enum E { ZERO = 0; }");

        assertThat(reader.read(bytes(8, 9))).isEqualTo("e=int64 9");
        assertThat(reader.read(bytes())).isEqualTo("e=string ZERO");
    }

    @Test
    void brokenRecordsBetweenGoodOnesAreErrorsOfTheirOwn() {
        TestingReader reader = reader("syntax = \"proto3\"; message M { string s = 1; int32 i = 2; M m = 3; }");
        String good = "i=int64 5 m=null s=string x";

        assertThat(reader.read(bytes(10, 1, 'x', 16, 5))).isEqualTo(good);
        assertThat(reader.read(bytes(10, 9, 'x'))).contains("ends within a field");
        assertThat(reader.read(bytes(10, 1, 0xff))).contains("the string s is not UTF-8");
        assertThat(reader.read(bytes(0x80))).contains("ends within a field");
        assertThat(reader.read(bytes(4, 0))).contains("impossible number");
        assertThat(reader.read(bytes(12))).contains("group ends that did not begin");
        assertThat(reader.read(bytes(14))).contains("impossible wire type");
        assertThat(reader.read(bytes(26, 3, 10, 1, 0xff))).contains("is not UTF-8");
        assertThat(reader.read(null)).isEmpty();
        assertThat(reader.read(bytes(16, 5, 13, 1, 2, 3, 4, 10, 1, 'x', 0x7a, 1, 0)))
                .isEqualTo(good);
    }

    @Test
    void whatLiesTooDeepIsDroppedButNotTrusted() {
        ValueFormat format = inline(
                "syntax = \"proto3\"; message M { int32 i = 1; M m = 2; repeated M l = 3; map<string, M> p = 4; }");
        TestingReader reader = new TestingReader(format, 2);

        assertThat(reader.read(bytes(8, 1, 18, 2, 8, 2))).isEqualTo("i=int64 1 l=null p=null");
        assertThat(reader.read(bytes(18, 2, 18, 9))).contains("ends within a field");
    }

    @Test
    void filesOfTheRegistryAreImported() {
        String user =
                "syntax = \"proto3\"; package a.b; import public \"c.proto\"; import \"google/protobuf/wrappers.proto\";"
                        + " message U { c.T t = 1; .a.c.T u = 2; google.protobuf.Int64Value v = 3; }";
        String used = "syntax = \"proto3\"; package a.c; message T { int32 i = 1; }";
        TestingSchemas schemas = new TestingSchemas().put(1, "PROTOBUF", user, new Reference("c.proto", used));

        assertThat(new TestingReader(new ProtobufFormat(schemas))
                        .read(bytes(0, 0, 0, 0, 1, 0, 10, 2, 8, 3, 26, 2, 8, 4)))
                .isEqualTo("t.i=int64 3 u=null v.value=int64 4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "message M { Nowhere n = 1; } | field n of M has the type Nowhere, which is declared nowhere",
                "import \"x.proto\"; message M {} | it imports x.proto, which is not at hand",
                "message M { int32 a = 1; int32 b = 1; } | message M has two fields of number 1",
                "message M { int32 a = 0; } | line 1: field a has the number 0",
                "message M { int32 a 1; } | line 1: expected '=', found '1'",
                "message M { | line 1: expected a name, found the end",
                "message M {} /* | line 1: a comment does not end",
                "message M {} message M {} | message M is there twice",
                "syntax = \"proto4\"; message M {} | use proto2 or proto3",
                "enum E { A = 0; } | it defines no message",
            })
    void schemaThatCannotBeUsedIsRefusedInWords(String schema, String words) {
        assertThatThrownBy(() -> ProtobufFormat.check(schema)).hasMessageContaining(words);
    }

    @Test
    void everythingElseInAFileIsPassedOver() throws Exception {
        ProtobufFormat.check("""
                // c
                syntax = 'proto2'; package x.y;
                import "google/protobuf/descriptor.proto";
                option java_package = "a;}"; option (my.opt) = { a: 1 b { c: "}" } };
                extend google.protobuf.FieldOptions { optional string tag = 50000; }
                message M { option deprecated = true; reserved 4, 6 to 9; reserved "foo", "bar";
                  optional int32 a = 1 [(tag) = "]", deprecated = true]; extend M { optional int32 e = 200; }
                  extensions 200 to 300; map<string, N.E> m = 0x2; optional .x.y.N n = 03; ; }
                message N { enum E { Z = 0 [deprecated = true]; reserved 5; } oneof o { option (x) = 1; E e = 1; } }
                service S { rpc F (M) returns (stream N) { option (http) = { get: "/" }; } }
                """);
    }

    @Test
    void valuesOfEveryKindComeOutAsTheyWentIn() throws IOException {
        TestingReader reader =
                reader("syntax = \"proto3\"; message M { double a = 1; float b = 2; int32 c = 3; int64 d = 4;"
                        + " uint32 e = 5; uint64 f = 6; sint32 g = 7; sint64 h = 8; fixed32 i = 9; fixed64 j = 10; sfixed32 k = 11;"
                        + " sfixed64 l = 12; bool m = 13; string n = 14; bytes o = 15; map<int64, bool> p = 16; }");
        long[] numbers = {
            0, 1, -1, 127, 128, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE
        };
        for (long number : numbers) {
            int small = (int) number;
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(value);
            out.writeDouble(1, Double.longBitsToDouble(number));
            out.writeFloat(2, Float.intBitsToFloat(small));
            out.writeInt32(3, small);
            out.writeInt64(4, number);
            out.writeUInt32(5, small);
            out.writeUInt64(6, number);
            out.writeSInt32(7, small);
            out.writeSInt64(8, number);
            out.writeFixed32(9, small);
            out.writeFixed64(10, number);
            out.writeSFixed32(11, small);
            out.writeSFixed64(12, number);
            out.writeBool(13, number != 0);
            out.writeString(14, "n" + number);
            out.writeByteArray(15, new byte[] {(byte) number});
            out.writeTag(16, 2);
            out.writeUInt32NoTag(CodedOutputStream.computeInt64Size(1, number) + 2);
            out.writeInt64(1, number);
            out.writeBool(2, true);
            out.flush();

            var cells = reader.readCells(value.toByteArray());

            String ofSmall = "int64 " + small;
            String ofUnsignedSmall = "uint64 " + Integer.toUnsignedString(small);
            assertThat(cells.get("a")).isEqualTo("float64 " + Double.longBitsToDouble(number));
            assertThat(cells.get("b")).isEqualTo("float64 " + (double) Float.intBitsToFloat(small));
            assertThat(cells.get("c"))
                    .isEqualTo(ofSmall)
                    .isEqualTo(cells.get("g"))
                    .isEqualTo(cells.get("k"));
            assertThat(cells.get("d"))
                    .isEqualTo("int64 " + number)
                    .isEqualTo(cells.get("h"))
                    .isEqualTo(cells.get("l"));
            assertThat(cells.get("e")).isEqualTo(ofUnsignedSmall).isEqualTo(cells.get("i"));
            assertThat(cells.get("f"))
                    .isEqualTo("uint64 " + Long.toUnsignedString(number))
                    .isEqualTo(cells.get("j"));
            assertThat(cells.get("m")).isEqualTo("bool " + (number != 0));
            assertThat(cells.get("n")).isEqualTo("string n" + number);
            assertThat(cells.get("p." + number)).isEqualTo("bool true");
            assertThat(cells).hasSize(16);
        }
    }

    private static TestingReader reader(String schema) {
        return new TestingReader(inline(schema));
    }

    private static ValueFormat inline(String schema) {
        return new ProtobufFormat(SchemaSource.inline("PROTOBUF", schema));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
