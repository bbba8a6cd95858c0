package dev.frameproof.kafkaplugin.internal.avro;

import dev.frameproof.kafkaplugin.internal.decoding.CellDecoder;
import dev.frameproof.kafkaplugin.internal.decoding.ValueFormat;
import dev.frameproof.kafkaplugin.internal.registry.SchemaMemory;
import dev.frameproof.kafkaplugin.internal.registry.SchemaSource;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.ColumnNames;
import dev.frameproof.kafkaplugin.internal.rows.Place;

/** Avro values: of one schema, or with Confluent's header that names it. */
public final class AvroFormat implements ValueFormat {
    private final SchemaSource schemas;

    public AvroFormat(SchemaSource schemas) {
        this.schemas = schemas;
    }

    /** One schema's type with the places of its values in a stream. */
    private record Reading(AvroType type, Place top) {}

    @Override
    public CellDecoder decoder(ColumnNames names, Cells cells, int maxDepth, int fieldCap) {
        SchemaMemory<Reading> readings = new SchemaMemory<>(
                schemas, schema -> new Reading(AvroSchemas.parse(schema), Place.top(names, maxDepth)));
        AvroInput in = new AvroInput();
        return (bytes, from, to, target) -> {
            // A tombstone has nothing to show.
            if (bytes != null) {
                Reading reading = readings.of(bytes, from, to);
                in.open(bytes, from + readings.headerLength(), to);
                reading.type().cells(in, reading.top(), target);
            }
        };
    }
}
