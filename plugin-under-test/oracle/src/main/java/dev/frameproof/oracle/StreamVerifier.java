package dev.frameproof.oracle;

/**
 * Proves what one viewer of one stream query gets: every row that is due, once, in order within its partition, with the
 * columns, types, time and values of its record.
 *
 * <p>Safe for use by several threads; messages must be handed over in the order in which they came.
 */
public final class StreamVerifier {
    /**
     * @param query what the viewer asked for
     * @param representation how the plugin under test shows values
     * @param records what was sent to the query's topic
     * @param latency where the age of each row that was due is recorded
     */
    public StreamVerifier(
            StreamQuery query,
            Representation representation,
            RecordSource records,
            LatencyRecorder latency,
            VerifierOptions options) {
        throw new UnsupportedOperationException("not yet written");
    }

    /**
     * Says from where on a partition's records must come; rows before that are not looked at. To be called before any
     * row of the partition comes. Without this call all records are due for a query that starts at the earliest one, and
     * for others those from the first that comes.
     */
    public void dueFrom(int partition, long offset) {}

    /**
     * Verifies one message: the {@code data} of one Live push.
     *
     * @param bytes holds the message; may be used otherwise after the call
     * @param from the message's first byte
     * @param to the byte after its last
     * @param arrivedNanos when it arrived, on {@link System#nanoTime()}'s scale
     */
    public void accept(byte[] bytes, int from, int to, long arrivedNanos) {}

    /** @return whether every acknowledged record that is due has come; costs time when many are missing */
    public boolean caughtUp() {
        return false;
    }

    /** @return where it stands */
    public StreamProgress progress() {
        return new StreamProgress(0, 0, 0, 0, 0);
    }

    /**
     * Judges what is missing against what has been acknowledged until now, and ends the verification.
     *
     * @throws IllegalStateException when it has ended before
     */
    public StreamVerdict finish(StreamEnd end) {
        return new StreamVerdict(0, 0, 0, 0, java.util.Map.of(), java.util.List.of());
    }
}
