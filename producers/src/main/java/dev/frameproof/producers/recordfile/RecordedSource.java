package dev.frameproof.producers.recordfile;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.sink.Transactions;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The records of a file, sent again to the partitions where they lay. */
public final class RecordedSource implements RecordSource {
    private final String name;
    private final RecordSeries series;
    private final boolean ownTimestamps;

    /** @param ownTimestamps whether each record keeps its timestamp, or has the time at which it is sent */
    public RecordedSource(String name, RecordSeries series, boolean ownTimestamps) {
        this.name = requireNonNull(name, "name");
        this.series = requireNonNull(series, "series");
        this.ownTimestamps = ownTimestamps;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String format() {
        return "recorded";
    }

    /** After the last record comes the first one again. */
    @Override
    public OutgoingRecord record(long index, long timestampMillis) {
        FileRecord record = series.at(index % series.size());
        return record.record().at(record.partition(), ownTimestamps ? record.timestampMillis() : timestampMillis);
    }

    /** @return how many partitions a topic must have to take the records */
    public int partitions() {
        int most = 0;
        for (long i = 0; i < series.size(); i++) {
            most = Math.max(most, series.at(i).partition());
        }
        return most + 1;
    }

    /**
     * @return the records' own transactions: those of one name belong together, one whose name begins with {@code a} is
     *     aborted, each ends after its last record
     */
    public Transactions transactions() {
        Map<String, Integer> lasts = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            String transaction = series.at(i).transaction();
            names.add(transaction);
            if (!transaction.isEmpty()) {
                lasts.put(transaction, i);
            }
        }
        return new RecordedTransactions(names, lasts, clients(names, lasts));
    }

    /** One after the other, transactions share a client; those that are open at once have one each. */
    private static Map<String, Integer> clients(List<String> names, Map<String, Integer> lasts) {
        Map<String, Integer> clients = new HashMap<>();
        BitSet open = new BitSet();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!name.isEmpty()) {
                int client = clients.computeIfAbsent(name, unused -> open.nextClearBit(0));
                open.set(client, lasts.get(name) != i);
            }
        }
        return clients;
    }

    private record RecordedTransactions(List<String> names, Map<String, Integer> lasts, Map<String, Integer> byName)
            implements Transactions {
        @Override
        public int clients() {
            return byName.values().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        }

        @Override
        public boolean hasRecordsOutside() {
            return names.contains("");
        }

        @Override
        public int clientOf(long index) {
            return byName.getOrDefault(name(index), OUTSIDE);
        }

        @Override
        public boolean isLast(long index) {
            return lasts.getOrDefault(name(index), -1) == index % names.size();
        }

        @Override
        public boolean isAborted(long index) {
            return name(index).startsWith("a");
        }

        @Override
        public boolean keepsOrder() {
            return true;
        }

        private String name(long index) {
            return names.get((int) (index % names.size()));
        }
    }
}
