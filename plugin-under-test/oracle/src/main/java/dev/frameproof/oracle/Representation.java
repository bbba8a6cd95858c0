package dev.frameproof.oracle;

import static java.util.Objects.requireNonNull;

/**
 * How a plugin shows values: its free choice, which the comparison takes as given. What a plugin promises (each record
 * once, in order within its partition, unchanged) is not part of it: that is the same for every plugin.
 *
 * <p>The representation of {@code hamedkarbasi93-kafka-datasource} 1.7.2, which the bundled plugin shares: columns
 * {@code time}, {@code partition} (when several are read), {@code offset}, key columns, value columns, the last two
 * sorted by the bytes of their names; objects flattened with dots; arrays as JSON text in Go's style; numbers that
 * parse as 64-bit integers as int64, others as float64, and those that no float64 holds as text; a null of the type
 * that its column last had in the stream, float64 when it never had one.
 *
 * @param pluginId the plugin whose way this is
 * @param flattenMaxDepth members nested this deep or deeper are not shown, 1 or more; with 5, {@code a.b.c.d} is the
 *     deepest column
 * @param flattenFieldCap how many columns keys and values have at most each, 1 or more
 */
public record Representation(String pluginId, int flattenMaxDepth, int flattenFieldCap) {
    private static final String BUNDLED = "frameproof-kafka-datasource";
    private static final int DEFAULT_MAX_DEPTH = 5;
    private static final int DEFAULT_FIELD_CAP = 1000;

    public Representation {
        requireNonNull(pluginId, "pluginId");
        if (flattenMaxDepth < 1 || flattenFieldCap < 1) {
            throw new IllegalArgumentException(
                    "depth and field cap are 1 or more, not " + flattenMaxDepth + " and " + flattenFieldCap);
        }
    }

    /** The way of {@code hamedkarbasi93-kafka-datasource} 1.7.2 with its default settings. */
    public static Representation kafkaDatasource() {
        return new Representation("hamedkarbasi93-kafka-datasource", DEFAULT_MAX_DEPTH, DEFAULT_FIELD_CAP);
    }

    /** The way of the bundled plugin with its default settings. */
    public static Representation bundled() {
        return new Representation(BUNDLED, DEFAULT_MAX_DEPTH, DEFAULT_FIELD_CAP);
    }

    /**
     * @return whether lists that JSON cannot hold, with NaN or the year 10000 in them, are JSON all the same, such values
     *     being texts; otherwise they are printed as Go does
     */
    public boolean listsAreJson() {
        return pluginId.equals(BUNDLED);
    }

    /** @return this way under a datasource's other settings {@code flattenMaxDepth} and {@code flattenFieldCap} */
    public Representation withFlattening(int maxDepth, int fieldCap) {
        return new Representation(pluginId, maxDepth, fieldCap);
    }
}
