package dev.frameproof.harness.topic;

import java.util.Arrays;

/**
 * The records of one partition as far as they have been read, by offset. Positions and times are kept of all of them,
 * the bytes only until they are let go. Safe for use by several threads at once.
 */
final class PartitionRecords {
    private static final int FIRST_CAPACITY = 256;

    private long[] offsets = new long[FIRST_CAPACITY];
    private long[] timestampsMillis = new long[FIRST_CAPACITY];
    private RecordBytes[] bytes = new RecordBytes[FIRST_CAPACITY];
    private final long from;
    private int size;
    private long position;

    /** @param position the offset from which on it is read */
    PartitionRecords(long position) {
        from = position;
        this.position = position;
    }

    /** @return the offset from which on it is read */
    long from() {
        return from;
    }

    /** @return the number of the record in this partition, to let go of its bytes by */
    synchronized int add(long offset, long timestampMillis, RecordBytes record) {
        if (size == offsets.length) {
            int capacity = Math.multiplyExact(size, 2);
            offsets = Arrays.copyOf(offsets, capacity);
            timestampsMillis = Arrays.copyOf(timestampsMillis, capacity);
            bytes = Arrays.copyOf(bytes, capacity);
        }
        offsets[size] = offset;
        timestampsMillis[size] = timestampMillis;
        bytes[size] = record;
        position = Math.max(position, offset + 1);
        return size++;
    }

    /** Everything before this offset has been read, whether it was a record or not. */
    synchronized void readTo(long offset) {
        position = Math.max(position, offset);
    }

    /** @return the offset up to which all is known */
    synchronized long position() {
        return position;
    }

    synchronized boolean has(long offset) {
        return find(offset) >= 0;
    }

    /** @return the first offset of a record from there on; where none is known, what is read next */
    synchronized long firstFrom(long offset) {
        int found = find(offset);
        int next = found < 0 ? -found - 1 : found;
        return next < size ? offsets[next] : Math.max(offset, position);
    }

    synchronized int size() {
        return size;
    }

    /** @param number from 0 on, in the order of offsets */
    synchronized long offset(int number) {
        return offsets[number];
    }

    /** @return the time of a record that is there */
    synchronized long timestampMillis(long offset) {
        return timestampsMillis[find(offset)];
    }

    /** @return the bytes of a record that is there; null when they were let go */
    synchronized RecordBytes bytes(long offset) {
        return bytes[find(offset)];
    }

    synchronized void letGo(int number) {
        bytes[number] = null;
    }

    private int find(long offset) {
        return Arrays.binarySearch(offsets, 0, size, offset);
    }
}
