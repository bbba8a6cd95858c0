package dev.frameproof.oracle.internal.protobuf;

import dev.frameproof.oracle.internal.Undecodable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which message of its schema a record holds, as Confluent's serializers write it after the schema's id: how many
 * indexes, then each, as varints; a single 0 for the first message of the file. Confluent's wire format makes them
 * zigzag varints; some writers leave that out.
 *
 * @param path the indexes, outermost first
 * @param end the byte after them
 * @param plain whether each varint fits 32 bits and takes five bytes at most, as every reader takes them
 */
record MessageIndexes(List<Integer> path, int end, boolean plain) {
    private static final int MOST = 64;
    private static final int USUAL_VARINT = 5;
    private static final int LONGEST_VARINT = 10;
    private static final int BITS = 7;

    MessageIndexes {
        path = List.copyOf(path);
    }

    /**
     * Readers of 32 bits drop what lies beyond, those of 64 bits take longer varints: this reads as the former do, and
     * says when it matters.
     *
     * @param zigzag whether varints are zigzag encoded
     * @throws Undecodable when there are none
     */
    static MessageIndexes read(byte[] bytes, int from, boolean zigzag) throws Undecodable {
        var reading = new Reading(bytes, from);
        int count = reading.next(zigzag);
        if (count == 0) {
            return new MessageIndexes(List.of(0), reading.at, reading.plain);
        }
        if (count < 0 || count > MOST) {
            throw new Undecodable("it has " + count + " message indexes");
        }
        List<Integer> path = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            path.add(reading.next(zigzag));
        }
        return new MessageIndexes(path, reading.at, reading.plain);
    }

    private static final class Reading {
        private final byte[] bytes;
        private int at;
        private boolean plain = true;

        Reading(byte[] bytes, int from) {
            this.bytes = bytes;
            at = from;
        }

        int next(boolean zigzag) throws Undecodable {
            long value = 0;
            for (int i = 0; i < LONGEST_VARINT && at < bytes.length; i++) {
                int part = bytes[at++];
                value |= (long) (part & 0x7f) << (i * BITS);
                if (part >= 0) {
                    plain &= i < USUAL_VARINT && value >>> Integer.SIZE == 0;
                    int low = (int) value;
                    return zigzag ? (low >>> 1) ^ -(low & 1) : low;
                }
            }
            throw new Undecodable("its message indexes end too early");
        }
    }
}
