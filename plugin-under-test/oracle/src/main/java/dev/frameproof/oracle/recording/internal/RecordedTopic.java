package dev.frameproof.oracle.recording.internal;

import dev.frameproof.oracle.ExpectedRecord;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.recording.RecordedRecord;
import dev.frameproof.producers.sink.SentLog;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The records of a recording at their offsets; those of aborted transactions are no viewer's. */
public final class RecordedTopic implements RecordSource, SentLog {
    private static final int NOTHING = -1;

    private final String topic;
    private final List<RecordedRecord> records;
    private final List<ExpectedRecord> decoded;
    private final long[] ends;
    /** By partition, rising; the record at the same place of {@link #indexes}. */
    private final long[][] offsets;

    private final int[][] indexes;
    private final boolean endsAreExact;
    private final long committed;

    /** @param decoded the records as their format's standard reads them, in the same order */
    public RecordedTopic(String topic, List<RecordedRecord> records, List<ExpectedRecord> decoded, Layout layout) {
        this.topic = topic;
        this.records = records;
        this.decoded = decoded;
        ends = layout.ends();
        endsAreExact = layout.endsAreExact();
        offsets = new long[ends.length][];
        indexes = new int[ends.length][];
        for (int partition = 0; partition < ends.length; partition++) {
            int which = partition;
            indexes[partition] = IntStream.range(0, records.size())
                    .filter(i -> records.get(i).partition() == which)
                    .toArray();
            offsets[partition] =
                    Arrays.stream(indexes[partition]).mapToLong(layout::offset).toArray();
        }
        committed = records.stream().filter(record -> !record.isAborted()).count();
    }

    private int at(int partition, long offset) {
        int place = Arrays.binarySearch(offsets[partition], offset);
        return place < 0 ? NOTHING : indexes[partition][place];
    }

    /**
     * Markers behind a partition's last record count among the last offsets of a plugin that cannot know them, but a
     * recording may not tell them.
     *
     * @return the offset after the last record, and as many more as markers may lie there
     */
    public long farthestEnd(int partition) {
        long end = ends[partition];
        int count = offsets[partition].length;
        return endsAreExact || count == 0 ? end : end + (end - offsets[partition][0] - count);
    }

    /**
     * @param before the offset before which they lie; may be beyond the partition's end
     * @return from which offset on a partition has its last committed records, so many of them; 0 when it has fewer
     */
    public long lastCommittedFrom(int partition, int count, long before) {
        int left = count;
        for (int place = offsets[partition].length - 1; place >= 0; place--) {
            boolean counts = offsets[partition][place] < before
                    && !records.get(indexes[partition][place]).isAborted();
            if (counts && --left == 0) {
                return offsets[partition][place];
            }
        }
        return 0;
    }

    @Override
    public SentLog positions() {
        return this;
    }

    @Override
    public ExpectedRecord recordAt(int partition, long offset, long index) {
        return decoded.get((int) index);
    }

    @Override
    public boolean isAborted(int partition, long offset) {
        int index = at(partition, offset);
        return index >= 0 && records.get(index).isAborted();
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public int partitions() {
        return ends.length;
    }

    @Override
    public long indexAt(int partition, long offset) {
        int index = at(partition, offset);
        return index < 0 || records.get(index).isAborted() ? NOTHING : index;
    }

    @Override
    public long firstFrom(int partition, long offset) {
        int place = Arrays.binarySearch(offsets[partition], offset);
        int next = place < 0 ? -place - 1 : place;
        return next < offsets[partition].length ? offsets[partition][next] : Math.max(offset, ends[partition]);
    }

    @Override
    public long timestampMillisAt(int partition, long offset) {
        return records.get(at(partition, offset)).timestampMillis();
    }

    @Override
    public long intendedNanosAt(int partition, long offset) {
        return TimeUnit.MILLISECONDS.toNanos(timestampMillisAt(partition, offset));
    }

    @Override
    public long endOffset(int partition) {
        return ends[partition];
    }

    @Override
    public long acknowledged() {
        return committed;
    }
}
