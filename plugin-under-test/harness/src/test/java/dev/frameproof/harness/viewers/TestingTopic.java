package dev.frameproof.harness.viewers;

import dev.frameproof.oracle.ExpectedRecord;
import dev.frameproof.oracle.RecordKey;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A topic of one partition, whose record n lies at offset n and holds {@code id} n; sent when it is put. */
final class TestingTopic implements RecordSource, SentLog {
    private static final long FIRST_MILLIS = 1_790_000_000_000L;

    private final String name;
    private final List<Long> intendedNanos = new CopyOnWriteArrayList<>();

    TestingTopic(String name) {
        this.name = name;
    }

    /** Puts so many records more. */
    void put(int count) {
        for (int i = 0; i < count; i++) {
            intendedNanos.add(System.nanoTime());
        }
    }

    /** @return what viewers ask for */
    ViewedStream stream(ViewedStream.Due due) {
        StreamQuery query = StreamQuery.of(name).withStart(StartPosition.earliest());
        return new ViewedStream(
                ViewedStream.channel("default", "kafka", query, "page"), query, this, Representation.bundled(), due);
    }

    /** @return the frame of the records from one offset to before another */
    static String frame(long from, long to) {
        return frame(from, to, 0);
    }

    /** @param more is added to every id, which is then wrong */
    static String frame(long from, long to, long more) {
        return """
                {"schema":{"name":"response","refId":"A","fields":[\
                {"name":"time","type":"time","typeInfo":{"frame":"time.Time"}},\
                {"name":"offset","type":"number","typeInfo":{"frame":"int64"}},\
                {"name":"id","type":"number","typeInfo":{"frame":"int64","nullable":true}}]},\
                "data":{"values":[%s,%s,%s]}}""".formatted(
                column(from + FIRST_MILLIS, to + FIRST_MILLIS), column(from, to), column(from + more, to + more));
    }

    private static String column(long from, long to) {
        return LongStream.range(from, to).mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public SentLog positions() {
        return this;
    }

    @Override
    public ExpectedRecord recordAt(int partition, long offset, long index) {
        return ExpectedRecord.good(RecordKey.NONE, new ObjectValue(List.of(new Member("id", new IntegerValue(index)))));
    }

    @Override
    public String topic() {
        return name;
    }

    @Override
    public int partitions() {
        return 1;
    }

    @Override
    public long indexAt(int partition, long offset) {
        return partition == 0 && offset >= 0 && offset < intendedNanos.size() ? offset : -1;
    }

    @Override
    public long timestampMillisAt(int partition, long offset) {
        return FIRST_MILLIS + offset;
    }

    @Override
    public long intendedNanosAt(int partition, long offset) {
        return intendedNanos.get((int) offset);
    }

    @Override
    public long endOffset(int partition) {
        return intendedNanos.size();
    }

    @Override
    public long acknowledged() {
        return intendedNanos.size();
    }
}
