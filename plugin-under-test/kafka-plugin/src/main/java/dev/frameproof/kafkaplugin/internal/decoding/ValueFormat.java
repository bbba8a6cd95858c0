package dev.frameproof.kafkaplugin.internal.decoding;

import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.ColumnNames;

/** Makes the decoders of one stream's values. */
@FunctionalInterface
public interface ValueFormat {
    /**
     * @param cells those that the decoder will add to
     * @return a decoder that begins without memory of columns
     */
    CellDecoder decoder(ColumnNames names, Cells cells, int maxDepth, int fieldCap);
}
