package dev.frameproof.kafkaplugin.internal.protobuf;

import dev.frameproof.kafkaplugin.internal.InvalidSchemaException;
import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.decoding.CellDecoder;
import dev.frameproof.kafkaplugin.internal.decoding.ValueFormat;
import dev.frameproof.kafkaplugin.internal.registry.RegisteredSchema;
import dev.frameproof.kafkaplugin.internal.registry.SchemaMemory;
import dev.frameproof.kafkaplugin.internal.registry.SchemaSource;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.ColumnNames;
import dev.frameproof.kafkaplugin.internal.rows.Place;
import java.util.List;

/** Protobuf values: of one schema, or with Confluent's header that names schema and message. */
public final class ProtobufFormat implements ValueFormat {
    private static final int HEADER_LENGTH = 5;

    private final SchemaSource schemas;

    public ProtobufFormat(SchemaSource schemas) {
        this.schemas = schemas;
    }

    /** @throws InvalidSchemaException when the text is no .proto file that can be used; its message says why */
    public static void check(String schema) throws InvalidSchemaException {
        ProtoLinker.link(new RegisteredSchema("PROTOBUF", schema, List.of()));
    }

    /** The message types of one schema with the top of its values in a stream. */
    private record Reading(List<ProtoMessage> messages, Place top) {}

    @Override
    public CellDecoder decoder(ColumnNames names, Cells cells, int maxDepth, int fieldCap) {
        SchemaMemory<Reading> readings = new SchemaMemory<>(
                schemas, schema -> new Reading(ProtoLinker.link(schema), Place.top(names, maxDepth)));
        ProtoCells reader = new ProtoCells();
        ProtoInput header = new ProtoInput();
        return (bytes, from, to, target) -> {
            // A tombstone has nothing to show.
            if (bytes == null) {
                return;
            }
            Reading reading = readings.of(bytes, from, to);
            int begin = from + readings.headerLength();
            // No message begins with a zero byte, so a header can be told even where none is asked for.
            boolean withHeader = readings.headerLength() > 0 || (to - from > HEADER_LENGTH && bytes[from] == 0);
            ProtoMessage message = reading.messages().get(0);
            if (withHeader) {
                header.open(bytes, from + HEADER_LENGTH, to);
                message = message(reading.messages(), header);
                begin = header.at;
            }
            reader.record(message, reading.top(), target, bytes, begin, to);
        };
    }

    /**
     * Reads the message indexes: how many, then one a level, zig-zag; a single 0 stands for the first message (Confluent's
     * wire format).
     */
    private static ProtoMessage message(List<ProtoMessage> messages, ProtoInput in) throws MalformedRecordException {
        long count = ProtoCells.zigZag64(in.readVarint());
        if (count == 0) {
            return messages.get(0);
        }
        List<ProtoMessage> level = messages;
        ProtoMessage message = null;
        for (long i = 0; i < count; i++) {
            long index = ProtoCells.zigZag64(in.readVarint());
            if (index < 0 || index >= level.size()) {
                throw new MalformedRecordException("the header names message %d of %s, which has %d"
                        .formatted(index, message == null ? "the schema" : message.name(), level.size()));
            }
            message = level.get((int) index);
            level = message.nested();
        }
        if (message == null) {
            throw new MalformedRecordException("the header has a negative number of message indexes");
        }
        return message;
    }
}
