package dev.frameproof.producers.torture;

import static dev.frameproof.producers.torture.ConfluentFraming.behind;
import static dev.frameproof.producers.torture.ConfluentFraming.changed;

import dev.frameproof.producers.encoding.SchemaRegistration;
import dev.frameproof.producers.encoding.SchemaType;
import dev.frameproof.producers.internal.SeededStream;
import dev.frameproof.producers.torture.ConfluentFraming.Version;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Hard and broken Protobuf in Confluent's wire format: records of several messages of one file, its schema in three
 * versions, and message indexes that are right, odd and broken.
 */
final class RegisteredProtobufTorture {
    private static final String NAME = "Torture";
    private static final byte[] FIRST_MESSAGE = {0};
    private static final String OTHER_MESSAGES = """

            message Second {
              string name = 1;
              double d = 2;
              message Deep {
                message Deeper {
                  int64 x = 1;
                }
                Deeper deeper = 1;
              }
              message Beside {
                repeated string words = 1;
              }
            }

            message Empty {}

            message Known {
              google.protobuf.Timestamp at = 1;
              google.protobuf.Duration took = 2;
              google.protobuf.StringValue text = 3;
              google.protobuf.Int64Value number = 4;
              google.protobuf.Any any = 5;
              google.protobuf.FieldMask mask = 6;
              google.protobuf.Empty nothing = 7;
              repeated google.protobuf.Timestamp times = 8;
            }
            """;
    private static final String SYNTAX = "syntax = \"proto3\";\n";
    private static final String IMPORTS = SYNTAX
            + List.of("any", "duration", "empty", "field_mask", "timestamp", "wrappers").stream()
                    .map("import \"google/protobuf/%s.proto\";\n"::formatted)
                    .collect(Collectors.joining("", "\n", ""));
    private static final String FOREIGN =
            "{\"type\":\"record\",\"name\":\"TortureKey\",\"fields\":[{\"name\":\"n\",\"type\":\"long\"}]}";

    private RegisteredProtobufTorture() {}

    /**
     * @param values where the records' schemas are registered
     * @param keys where an Avro schema is registered, which no value has
     */
    static TortureSet set(SchemaRegistration values, SchemaRegistration keys) {
        String first = changed(ProtobufTorture.SCHEMA, SYNTAX, IMPORTS) + OTHER_MESSAGES;
        String second = changed(
                first,
                "  string error = 27;\n",
                "  string error = 27;\n  optional string added = 28;\n  repeated double more = 29;\n");
        String third = changed(second, "  float f = 11;\n", "  reserved 11;\n");
        List<Version> versions = List.of(
                version(values, first, ProtobufTorture.good()),
                version(values, second, later()),
                version(values, third, later()));
        int foreign = keys.register(SchemaType.AVRO, FOREIGN, "TortureKey");
        TortureSet set = new ConfluentFraming(FIRST_MESSAGE).set(ProtobufTorture.set(), versions, foreign);
        List<TortureCase> cases = new ArrayList<>(set.cases());
        cases.addAll(indexes(versions.get(0).id()));
        return new TortureSet(set.good(), cases, Optional.of(first));
    }

    private static Version version(SchemaRegistration values, String text, TortureCase.Maker good) {
        return new Version(values.register(SchemaType.PROTOBUF, text, NAME), good);
    }

    private static TortureCase.Maker later() {
        return ProtobufTorture.after((out, chance) -> {
            out.writeString(28, "added " + chance.nextBelow(1_000));
            out.writeDouble(29, chance.nextBelow(1_000) / 8.0);
        });
    }

    private static List<TortureCase> indexes(int id) {
        TortureCase.Maker inner = chance -> ProtobufTorture.inner(chance.nextBelow(1_000));
        TortureCase.Maker second = chance -> ProtobufTorture.written(out -> {
            out.writeString(1, TortureSet.pick(chance, TortureWords.TEXTS));
            out.writeDouble(2, chance.nextBelow(1_000) / 8.0);
        });
        TortureCase.Maker words =
                chance -> ProtobufTorture.written(out -> out.writeString(1, "word " + chance.nextBelow(1_000)));
        TortureCase.Maker deep = chance ->
                ProtobufTorture.written(out -> out.writeByteArray(1, ProtobufTorture.inner(chance.nextBelow(1_000))));
        TortureCase.Maker good = ProtobufTorture.good();
        List<TortureCase> cases = new ArrayList<>();
        add(cases, id, "first message by its index", "02 00", good);
        add(cases, id, "second message", "02 02", second);
        add(cases, id, "third message, which is empty", "02 04", chance -> new byte[0]);
        add(cases, id, "well-known types", "02 06", RegisteredProtobufTorture::known);
        add(cases, id, "nested message", "04 00 00", inner);
        add(cases, id, "nested in the second message", "04 02 00", deep);
        add(cases, id, "nested two levels deep", "06 02 00 00", inner);
        add(cases, id, "nested, not the first", "04 02 02", words);
        add(cases, id, "index of another message", "02 02", good);
        add(cases, id, "count 0 in two bytes", "80 00", good);
        add(cases, id, "count 1 in four bytes, index in three", "82 80 80 00 82 80 00", second);
        add(cases, id, "count 0 in six bytes", "80 80 80 80 80 00", good);
        add(cases, id, "index beyond the messages", "02 08", good);
        add(cases, id, "nested index beyond the messages", "04 02 04", good);
        add(cases, id, "nested in a message that has none", "06 00 00 00", good);
        add(cases, id, "negative index", "02 01", good);
        add(cases, id, "negative count", "03", good);
        add(cases, id, "count beyond the record", "fe ff ff ff 0f", good);
        add(cases, id, "count of 2^32", "80 80 80 80 20", good);
        add(cases, id, "index of 2^31 - 1", "02 fe ff ff ff 0f", good);
        add(cases, id, "varint without end", "ff ff ff ff ff ff ff ff ff ff ff ff", good);
        add(cases, id, "indexes that end too early", "06 02", chance -> new byte[0]);
        add(cases, id, "varint that ends too early", "02 80", chance -> new byte[0]);
        add(cases, id, "indexes that are not zigzag", "01 01", second);
        add(cases, id, "no indexes", "", good);
        return cases;
    }

    /** Times, a text and a number in messages of their own, and a message of any type. */
    private static byte[] known(SeededStream chance) {
        byte[] time = ProtobufTorture.written(out -> {
            out.writeInt64(1, chance.nextLong() >> 28);
            out.writeInt32(2, chance.nextBelow(1_000_000_000));
        });
        return ProtobufTorture.written(out -> {
            out.writeByteArray(1, time);
            out.writeByteArray(2, time);
            out.writeByteArray(
                    3,
                    ProtobufTorture.written(text -> text.writeString(1, TortureSet.pick(chance, TortureWords.TEXTS))));
            out.writeByteArray(4, ProtobufTorture.inner(chance.nextLong()));
            out.writeByteArray(5, ProtobufTorture.written(any -> {
                any.writeString(1, "type.example/Torture.Inner");
                any.writeByteArray(2, ProtobufTorture.inner(chance.nextBelow(1_000)));
            }));
            out.writeByteArray(6, ProtobufTorture.written(mask -> mask.writeString(1, "a.b")));
            out.writeByteArray(7, new byte[0]);
            out.writeByteArray(8, time);
        });
    }

    private static void add(List<TortureCase> cases, int id, String name, String hex, TortureCase.Maker record) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        cases.add(new TortureCase("message indexes: " + name, behind(id, bytes, record)));
    }
}
