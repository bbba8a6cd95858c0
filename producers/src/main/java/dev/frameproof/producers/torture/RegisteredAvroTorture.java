package dev.frameproof.producers.torture;

import static dev.frameproof.producers.torture.ConfluentFraming.changed;

import dev.frameproof.producers.encoding.SchemaRegistration;
import dev.frameproof.producers.encoding.SchemaType;
import dev.frameproof.producers.torture.ConfluentFraming.Version;
import java.util.List;
import org.apache.avro.Schema;

/** Hard and broken Avro in Confluent's wire format, its schema in three versions, each able to read the one before. */
final class RegisteredAvroTorture {
    private static final String NAME = "frameproof.Torture";
    private static final String FOREIGN = "syntax = \"proto3\";\nmessage TortureKey {\n  int64 n = 1;\n}\n";

    private RegisteredAvroTorture() {}

    /**
     * @param values where the records' schemas are registered
     * @param keys where a Protobuf schema is registered, which no value has
     */
    static TortureSet set(SchemaRegistration values, SchemaRegistration keys) {
        String first = AvroTorture.SCHEMA;
        String second = changed(
                first,
                "{\"name\":\"n\",\"type\":\"long\"},",
                "{\"name\":\"added\",\"type\":[\"null\",\"string\"],\"default\":null},{\"name\":\"n\",\"type\":\"long\"},");
        String third = changed(
                changed(second, "{\"name\":\"f\",\"type\":\"float\"},\n", ""),
                "{\"name\":\"i\",\"type\":\"int\"}",
                "{\"name\":\"i\",\"type\":\"long\"}");
        List<Version> versions = List.of(first, second, third).stream()
                .map(text -> version(text, values))
                .toList();
        int foreign = keys.register(SchemaType.PROTOBUF, FOREIGN, "TortureKey");
        return new ConfluentFraming(new byte[0]).set(AvroTorture.set(), versions, foreign);
    }

    private static Version version(String text, SchemaRegistration values) {
        Schema schema = new Schema.Parser().parse(text);
        int id = values.register(SchemaType.AVRO, ConfluentFraming.line(text), NAME);
        return new Version(id, chance -> AvroData.written(schema, AvroTorture.plain(schema, chance)));
    }
}
