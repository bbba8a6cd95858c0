package dev.frameproof.oracle.recording;

/**
 * Where a partition ended when the plugin was asked to read it.
 *
 * @param end the offset after all that was written, markers of transactions too
 * @param lastStable the offset before which no transaction was open, not above the end
 */
public record PartitionEnd(long end, long lastStable) {
    public PartitionEnd {
        if (lastStable < 0 || lastStable > end) {
            throw new IllegalArgumentException(
                    "a last stable offset is 0 to the end, not " + lastStable + " of " + end);
        }
    }
}
