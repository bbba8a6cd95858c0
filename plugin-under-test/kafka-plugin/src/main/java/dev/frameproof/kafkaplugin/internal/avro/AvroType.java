package dev.frameproof.kafkaplugin.internal.avro;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.Place;

/** How the values of one schema are read. */
interface AvroType {
    /** Adds the value's cells. */
    void cells(AvroInput in, Place place, Cells cells) throws MalformedRecordException;

    /** Appends the value as JSON that is part of a JSON string. */
    void text(AvroInput in, AvroText out) throws MalformedRecordException;

    void skip(AvroInput in) throws MalformedRecordException;
}
