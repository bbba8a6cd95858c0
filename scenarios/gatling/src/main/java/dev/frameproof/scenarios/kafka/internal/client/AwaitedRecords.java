package dev.frameproof.scenarios.kafka.internal.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Who waits for which record of one topic, and the records of the last while, for those who come a little late. Safe for
 * use by several threads at once.
 */
public final class AwaitedRecords implements RecordListener {
    private static final int MOST_KEPT = 10_000;

    private final long keptMillis;
    private final Deque<Arrival> kept = new ArrayDeque<>();
    private final List<Waiting> waiting = new ArrayList<>();

    /** @param kept how long records are kept; of more than 10,000 the oldest go earlier */
    public AwaitedRecords(Duration kept) {
        keptMillis = kept.toMillis();
    }

    private record Arrival(ConsumerRecord<byte[], byte[]> record, long arrivedMillis) {}

    /** Somebody who waits. */
    public interface Waiting {
        /** Which records it waits for. */
        Predicate<ConsumerRecord<byte[], byte[]>> wanted();

        /** Called once at most. */
        void came(ConsumerRecord<byte[], byte[]> record, long arrivedMillis);
    }

    /** @param sinceMillis records that came since then will do, as far as they are kept */
    public void await(Waiting waiter, long sinceMillis) {
        Arrival found = null;
        synchronized (this) {
            for (Arrival arrival : kept) {
                if (arrival.arrivedMillis >= sinceMillis && waiter.wanted().test(arrival.record)) {
                    found = arrival;
                    break;
                }
            }
            if (found == null) {
                waiting.add(waiter);
            }
        }
        if (found != null) {
            waiter.came(found.record, found.arrivedMillis);
        }
    }

    /** @return whether it still waited, and does no more */
    public synchronized boolean giveUp(Waiting waiter) {
        return waiting.remove(waiter);
    }

    @Override
    public void arrived(ConsumerRecord<byte[], byte[]> record, long arrivedMillis) {
        List<Waiting> served = new ArrayList<>();
        synchronized (this) {
            if (keptMillis > 0) {
                kept.addLast(new Arrival(record, arrivedMillis));
                while (kept.size() > MOST_KEPT || kept.peekFirst().arrivedMillis < arrivedMillis - keptMillis) {
                    kept.removeFirst();
                }
            }
            for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
                Waiting waiter = each.next();
                if (waiter.wanted().test(record)) {
                    each.remove();
                    served.add(waiter);
                }
            }
        }
        served.forEach(waiter -> waiter.came(record, arrivedMillis));
    }
}
