package dev.frameproof.producers.encoding;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** What Avro's own library reads. */
final class DecodedAvro {
    private DecodedAvro() {}

    /** @return the value, without members that are null; fails when bytes are left over */
    static Value of(String schema, byte[] bytes, int from) throws IOException {
        return of(new Schema.Parser().parse(schema), bytes, from);
    }

    static Value of(Schema schema, byte[] bytes, int from) throws IOException {
        var reader = new GenericDatumReader<Object>(schema);
        BinaryDecoder decoder =
                DecoderFactory.get().binaryDecoder(new ByteArrayInputStream(bytes, from, bytes.length - from), null);
        Object read = reader.read(null, decoder);
        if (!decoder.isEnd()) {
            throw new AssertionError("bytes are left over");
        }
        return value(read);
    }

    private static Value value(Object read) {
        if (read instanceof GenericRecord known) {
            return new ObjectValue(known.getSchema().getFields().stream()
                    .filter(field -> known.get(field.pos()) != null)
                    .map(field -> new Member(field.name(), value(known.get(field.pos()))))
                    .toList());
        }
        if (read instanceof Collection<?> items) {
            return new ListValue(items.stream().map(DecodedAvro::value).toList());
        }
        if (read instanceof Long number) {
            return new IntegerValue(number);
        }
        if (read instanceof Double number) {
            return new FloatValue(number);
        }
        if (read instanceof Boolean truth) {
            return new BooleanValue(truth);
        }
        return read == null ? new NullValue() : new TextValue(((CharSequence) read).toString());
    }
}
