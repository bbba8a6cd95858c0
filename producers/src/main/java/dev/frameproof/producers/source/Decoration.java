package dev.frameproof.producers.source;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What is done to some records of another source: record n is the last of each {@code tombstoneEvery}, and so on, so that
 * which ones they are is a function of the index.
 *
 * @param tombstoneEvery each such record has no value; 0 for none
 * @param emptyEvery each such record has a value of no bytes; 0 for none
 * @param headers what every record carries
 */
public record Decoration(int tombstoneEvery, int emptyEvery, List<RecordHeader> headers) {
    private static final byte[] EMPTY = {};

    public Decoration {
        if (tombstoneEvery < 0 || emptyEvery < 0) {
            throw new IllegalArgumentException(
                    "every how many records is 0 or more, not " + Math.min(tombstoneEvery, emptyEvery));
        }
        headers = List.copyOf(headers);
    }

    /** @return nothing is done */
    public static Decoration none() {
        return new Decoration(0, 0, List.of());
    }

    /** @return the records of that source, decorated */
    public RecordSource on(RecordSource source) {
        return equals(none()) ? source : new Decorated(source, this);
    }

    private OutgoingRecord on(OutgoingRecord record, long index) {
        OutgoingRecord decorated = headers.isEmpty() ? record : record.withHeaders(headers);
        if (isLast(tombstoneEvery, index)) {
            return decorated.withValue(null);
        }
        return isLast(emptyEvery, index) ? decorated.withValue(EMPTY) : decorated;
    }

    private static boolean isLast(int every, long index) {
        return every > 0 && index % every == every - 1;
    }

    private record Decorated(RecordSource source, Decoration decoration) implements RecordSource {
        Decorated {
            requireNonNull(source, "source");
        }

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public String format() {
            return source.format();
        }

        @Override
        public OutgoingRecord record(long index, long timestampMillis) {
            return decoration.on(source.record(index, timestampMillis), index);
        }

        @Override
        public long partitionKey(long index) {
            return source.partitionKey(index);
        }

        @Override
        public boolean mayBeMadeAhead() {
            return source.mayBeMadeAhead();
        }
    }
}
