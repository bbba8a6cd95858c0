package dev.frameproof.producers.encoding;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import dev.frameproof.producers.shape.Shape;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.ObjectValue;

/** Protobuf's binary encoding of one message type. */
final class ProtobufWriter implements SchemaWriter {
    private final ProtobufMessage message;
    private final String schema;
    private final ProtobufNode top;

    private ProtobufWriter(ProtobufMessage message, String schema, ProtobufNode top) {
        this.message = message;
        this.schema = schema;
        this.top = top;
    }

    static ProtobufWriter of(ProtobufMessage message, Shape shape) {
        FileDescriptorProto file = ProtobufSchema.of(message, shape);
        return new ProtobufWriter(message, ProtobufText.of(file), new ProtobufNode(shape));
    }

    @Override
    public SchemaType type() {
        return SchemaType.PROTOBUF;
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public String recordName() {
        return message.fullName();
    }

    @Override
    public byte[] preamble() {
        return message.indexes();
    }

    @Override
    public boolean write(Value value, BinaryBuffer buffer) {
        return value instanceof ObjectValue object && top.write(object.members(), buffer);
    }
}
