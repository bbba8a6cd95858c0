package dev.frameproof.process.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * HotSpot's counters, format 2.0 of {@code perfMemory.hpp} in the JDK's sources: a prologue, then an entry a counter,
 * each with its own length. The values stay where they are while the process writes them.
 */
public final class PerfData {
    private static final int MAGIC = 0xCAFEC0C0;
    private static final int BYTE_ORDER = 4;
    private static final int MAJOR_VERSION = 5;
    private static final int ENTRY_OFFSET = 24;
    private static final int ENTRY_COUNT = 28;
    private static final int PROLOGUE = 32;
    private static final int ENTRY_HEADER = 20;
    private static final int NAME = 4;
    private static final int VECTOR_LENGTH = 8;
    private static final int TYPE = 12;
    private static final int DATA = 16;
    private static final String FREQUENCY = "sun.os.hrt.frequency";
    private static final double NANOS_PER_SECOND = 1e9;

    private final ByteBuffer bytes;
    private final Map<String, Integer> places = new HashMap<>();

    private PerfData(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** @return empty when these are no such counters, or not all of them are there yet */
    public static Optional<PerfData> of(ByteBuffer bytes) {
        if (bytes.limit() < PROLOGUE || bytes.order(ByteOrder.BIG_ENDIAN).getInt(0) != MAGIC) {
            return Optional.empty();
        }
        bytes.order(bytes.get(BYTE_ORDER) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        PerfData data = new PerfData(bytes);
        return bytes.get(MAJOR_VERSION) == 2 && data.index() && data.places.containsKey(FREQUENCY)
                ? Optional.of(data)
                : Optional.empty();
    }

    private boolean index() {
        int at = bytes.getInt(ENTRY_OFFSET);
        int count = bytes.getInt(ENTRY_COUNT);
        for (int entry = 0; entry < count; entry++) {
            if (at < PROLOGUE || at + ENTRY_HEADER > bytes.limit()) {
                return false;
            }
            int length = bytes.getInt(at);
            if (length < ENTRY_HEADER || length > bytes.limit() - at) {
                return false;
            }
            int data = at + bytes.getInt(at + DATA);
            boolean isLong = bytes.get(at + TYPE) == 'J' && bytes.getInt(at + VECTOR_LENGTH) == 0;
            if (isLong && data >= at && data + Long.BYTES <= at + length) {
                places.put(name(at + bytes.getInt(at + NAME), at + length), data);
            }
            at += length;
        }
        return true;
    }

    private String name(int from, int end) {
        int to = from;
        while (to < end && bytes.get(to) != 0) {
            to++;
        }
        byte[] name = new byte[Math.max(0, to - from)];
        bytes.get(from, name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    /** @return a counter of clock ticks, in nanoseconds; 0 when there is none of that name */
    public long nanos(String counter) {
        Integer place = places.get(counter);
        return place == null
                ? 0
                : Math.round(bytes.getLong(place) * (NANOS_PER_SECOND / bytes.getLong(places.get(FREQUENCY))));
    }
}
