package dev.frameproof.kafkaplugin.internal.decoding;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.rows.Cells;

/** Decodes a record's key, or its value, into cells. */
@FunctionalInterface
public interface CellDecoder {
    /**
     * Adds the cells.
     *
     * @param bytes holds the key or value, or is null when the record has none
     * @throws MalformedRecordException when the bytes are not of the decoder's format; cells may have been added
     * @throws InterruptedException while it waits for what it needs, such as a schema
     */
    void decode(byte[] bytes, int from, int to, Cells cells) throws MalformedRecordException, InterruptedException;
}
