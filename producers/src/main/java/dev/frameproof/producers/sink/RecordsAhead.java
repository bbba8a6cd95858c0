package dev.frameproof.producers.sink;

import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Makes a plan's records on a thread of its own, some {@value #CHUNKS} times {@value #CHUNK} ahead of the thread that
 * sends them: making and encoding a record takes about as long as handing it to Kafka's client.
 *
 * <p>One thread asks, for each index from 0 in turn.
 */
final class RecordsAhead implements AutoCloseable {
    static final int CHUNK = 256;
    static final int CHUNKS = 4;

    private final RecordSource source;
    private final TimeAxis axis;
    private final long count;
    private final BlockingQueue<Chunk> made = new ArrayBlockingQueue<>(CHUNKS);
    private final Thread maker;
    private Chunk chunk = new Chunk(0, List.of(), null);

    private RecordsAhead(RecordSource source, TimeAxis axis, long count) {
        this.source = source;
        this.axis = axis;
        this.count = count;
        maker = new Thread(this::make, "records-" + source.name());
        maker.setDaemon(true);
    }

    /** @param count how many records there are to be */
    static RecordsAhead of(RecordSource source, TimeAxis axis, long count) {
        RecordsAhead ahead = new RecordsAhead(source, axis, count);
        ahead.maker.start();
        return ahead;
    }

    /**
     * Records that follow one another.
     *
     * @param failure why there is no record after these; null when there is one
     */
    private record Chunk(long first, List<OutgoingRecord> records, Throwable failure) {}

    /**
     * @return the record of that index; waits until it is made
     * @throws RuntimeException what the source threw for this index
     * @throws InterruptedException when the waiting thread is interrupted
     */
    OutgoingRecord record(long index) throws InterruptedException {
        int place = (int) (index - chunk.first);
        if (place == chunk.records.size()) {
            throwUnchecked(chunk.failure);
            chunk = made.take();
            place = 0;
            if (chunk.records.isEmpty()) {
                throwUnchecked(chunk.failure);
            }
        }
        return chunk.records.get(place);
    }

    private static void throwUnchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void make() {
        try {
            boolean whole = true;
            for (long first = 0; whole && first < count; first += CHUNK) {
                Chunk next = chunk(first, (int) Math.min(CHUNK, count - first));
                whole = next.failure == null;
                made.put(next);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Chunk chunk(long first, int size) {
        List<OutgoingRecord> records = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            try {
                records.add(source.record(first + i, axis.timestampMillis(first + i)));
            } catch (RuntimeException | Error e) {
                return new Chunk(first, records, e);
            }
        }
        return new Chunk(first, records, null);
    }

    /** Makes no further record, and waits until the thread is gone. */
    @Override
    public void close() {
        maker.interrupt();
        boolean interrupted = false;
        while (maker.isAlive()) {
            try {
                maker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
