package dev.frameproof.oracle.recording.internal;

import dev.frameproof.oracle.ExpectedRecord;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.recording.RecordedRecord;
import dev.frameproof.producers.sink.SentLog;
import java.util.Arrays;
import java.util.List;

/** The records of a recording at their offsets; those of aborted transactions are no viewer's. */
public final class RecordedTopic implements RecordSource, SentLog {
    private static final int NOTHING = -1;

    private final String topic;
    private final List<RecordedRecord> records;
    private final List<ExpectedRecord> decoded;
    private final long[] ends;
    private final long[] begins;
    private final int[][] indexes;
    private final boolean endsAreExact;
    private long committed;

    /** @param decoded the records as their format's standard reads them, in the same order */
    public RecordedTopic(String topic, List<RecordedRecord> records, List<ExpectedRecord> decoded, Layout layout) {
        this.topic = topic;
        this.records = records;
        this.decoded = decoded;
        ends = layout.ends();
        endsAreExact = layout.endsAreExact();
        begins = ends.clone();
        for (int i = records.size() - 1; i >= 0; i--) {
            begins[records.get(i).partition()] = layout.offset(i);
        }
        indexes = new int[ends.length][];
        for (int i = 0; i < ends.length; i++) {
            indexes[i] = new int[Math.toIntExact(ends[i] - begins[i])];
            Arrays.fill(indexes[i], NOTHING);
        }
        for (int i = 0; i < records.size(); i++) {
            int partition = records.get(i).partition();
            indexes[partition][(int) (layout.offset(i) - begins[partition])] = i;
            committed += records.get(i).isAborted() ? 0 : 1;
        }
    }

    private int at(int partition, long offset) {
        return offset < begins[partition] || offset >= ends[partition]
                ? NOTHING
                : indexes[partition][(int) (offset - begins[partition])];
    }

    /**
     * Markers behind a partition's last record count among the last offsets of a plugin that cannot know them, but a
     * recording may not tell them.
     *
     * @return the offset after the last record, and as many more as markers may lie there
     */
    public long farthestEnd(int partition) {
        long end = ends[partition];
        if (endsAreExact) {
            return end;
        }
        return end
                + Arrays.stream(indexes[partition])
                        .filter(index -> index == NOTHING)
                        .count();
    }

    /**
     * @param before the offset before which they lie; may be beyond the partition's end
     * @return from which offset on a partition has its last committed records, so many of them; 0 when it has fewer
     */
    public long lastCommittedFrom(int partition, int count, long before) {
        int left = count;
        for (long offset = Math.min(before, ends[partition]) - 1; offset >= begins[partition]; offset--) {
            if (indexAt(partition, offset) >= 0 && --left == 0) {
                return offset;
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
    public long timestampMillisAt(int partition, long offset) {
        return records.get(at(partition, offset)).timestampMillis();
    }

    @Override
    public long intendedNanosAt(int partition, long offset) {
        return 0;
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
