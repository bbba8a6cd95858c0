package dev.frameproof.harness.internal;

import dev.frameproof.producers.sink.SentLog;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The log of a topic whose producer starts only when its viewers are there; empty until then. */
public final class PendingSentLog implements SentLog {
    private static final int UNKNOWN = -1;

    private final String topic;
    private final int partitions;
    private final AtomicReference<SentLog> started = new AtomicReference<>();

    public PendingSentLog(String topic, int partitions) {
        this.topic = topic;
        this.partitions = partitions;
    }

    public void started(SentLog log) {
        started.set(log);
    }

    private Optional<SentLog> log() {
        return Optional.ofNullable(started.get());
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public int partitions() {
        return log().map(SentLog::partitions).orElse(partitions);
    }

    @Override
    public long indexAt(int partition, long offset) {
        SentLog log = started.get();
        return log == null ? UNKNOWN : log.indexAt(partition, offset);
    }

    @Override
    public long timestampMillisAt(int partition, long offset) {
        return log().orElseThrow().timestampMillisAt(partition, offset);
    }

    @Override
    public long intendedNanosAt(int partition, long offset) {
        return log().orElseThrow().intendedNanosAt(partition, offset);
    }

    @Override
    public long waitNanosAt(int partition, long offset) {
        SentLog log = started.get();
        return log == null ? UNKNOWN : log.waitNanosAt(partition, offset);
    }

    @Override
    public long acknowledgementNanosAt(int partition, long offset) {
        SentLog log = started.get();
        return log == null ? UNKNOWN : log.acknowledgementNanosAt(partition, offset);
    }

    @Override
    public long endOffset(int partition) {
        return log().map(log -> log.endOffset(partition)).orElse(0L);
    }

    @Override
    public long acknowledged() {
        return log().map(SentLog::acknowledged).orElse(0L);
    }

    @Override
    public long abortedIndexAt(int partition, long offset) {
        SentLog log = started.get();
        return log == null ? UNKNOWN : log.abortedIndexAt(partition, offset);
    }

    @Override
    public long aborted() {
        return log().map(SentLog::aborted).orElse(0L);
    }
}
