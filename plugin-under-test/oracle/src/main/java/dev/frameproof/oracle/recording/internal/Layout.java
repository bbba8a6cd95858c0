package dev.frameproof.oracle.recording.internal;

import dev.frameproof.oracle.recording.RecordedRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * At which offset of its partition each record lies: its place among the partition's records, plus one for each
 * transaction marker before it, unless the recording says it. A transaction leaves one marker in each partition that it
 * wrote to.
 */
public final class Layout {
    private final long[] offsets;
    private final long[] ends;
    private final boolean endsAreExact;

    private Layout(long[] offsets, long[] ends, boolean endsAreExact) {
        this.offsets = offsets;
        this.ends = ends;
        this.endsAreExact = endsAreExact;
    }

    /** @return whether no marker can lie behind what {@link #ends} says; a recording tells offsets of records only */
    boolean endsAreExact() {
        return endsAreExact;
    }

    /** @return the offset of a record, by its place in the order in which they were produced */
    public long offset(int record) {
        return offsets[record];
    }

    /** @return for each partition the offset after its last record or marker */
    long[] ends() {
        return ends;
    }

    /**
     * Where markers lie is known when transactions follow one another: right after their last record. When they overlap,
     * a transaction may have ended there, or only when another did; a recording does not say which.
     *
     * @return all that are possible and not equal, the likeliest first
     */
    public static List<Layout> candidates(int partitions, List<RecordedRecord> records) {
        if (!records.isEmpty() && records.get(0).offset() >= 0) {
            return List.of(told(partitions, records));
        }
        Map<String, int[]> spans = spans(records);
        Layout early = of(partitions, records, ends(spans, false));
        if (!overlap(spans)) {
            return List.of(early);
        }
        List<Layout> all = new ArrayList<>(List.of(early));
        Layout late = of(partitions, records, ends(spans, true));
        if (!Arrays.equals(early.offsets, late.offsets)) {
            all.add(late);
        }
        return all;
    }

    /** Where the recording itself says that they lie. */
    private static Layout told(int partitions, List<RecordedRecord> records) {
        long[] ends = new long[partitions];
        for (RecordedRecord record : records) {
            ends[record.partition()] = record.offset() + 1;
        }
        return new Layout(records.stream().mapToLong(RecordedRecord::offset).toArray(), ends, false);
    }

    /** The first and last record of each transaction. */
    private static Map<String, int[]> spans(List<RecordedRecord> records) {
        Map<String, int[]> spans = new LinkedHashMap<>();
        for (int i = 0; i < records.size(); i++) {
            String transaction = records.get(i).transaction();
            if (!transaction.isEmpty()) {
                int at = i;
                spans.computeIfAbsent(transaction, unused -> new int[] {at, at})[1] = i;
            }
        }
        return spans;
    }

    private static boolean overlap(Map<String, int[]> spans) {
        int reached = -1;
        for (int[] span : spans.values()) {
            if (span[0] < reached) {
                return true;
            }
            reached = Math.max(reached, span[1]);
        }
        return false;
    }

    /** After which record each transaction ends: its own last, or that of all which it overlaps. */
    private static Map<Integer, List<String>> ends(Map<String, int[]> spans, boolean together) {
        Map<Integer, List<String>> ends = new HashMap<>();
        List<String> open = new ArrayList<>();
        int reached = -1;
        for (Map.Entry<String, int[]> span : spans.entrySet()) {
            if (!together) {
                ends.computeIfAbsent(span.getValue()[1], unused -> new ArrayList<>())
                        .add(span.getKey());
                continue;
            }
            if (span.getValue()[0] > reached && !open.isEmpty()) {
                ends.put(reached, open);
                open = new ArrayList<>();
            }
            open.add(span.getKey());
            reached = Math.max(reached, span.getValue()[1]);
        }
        if (!open.isEmpty()) {
            ends.put(reached, open);
        }
        return ends;
    }

    private static Layout of(int partitions, List<RecordedRecord> records, Map<Integer, List<String>> ends) {
        long[] next = new long[partitions];
        long[] offsets = new long[records.size()];
        Map<String, Set<Integer>> written = new HashMap<>();
        for (int i = 0; i < offsets.length; i++) {
            RecordedRecord record = records.get(i);
            offsets[i] = next[record.partition()]++;
            written.computeIfAbsent(record.transaction(), unused -> new HashSet<>())
                    .add(record.partition());
            for (String ended : ends.getOrDefault(i, List.of())) {
                written.get(ended).forEach(partition -> next[partition]++);
            }
        }
        return new Layout(offsets, next, true);
    }
}
