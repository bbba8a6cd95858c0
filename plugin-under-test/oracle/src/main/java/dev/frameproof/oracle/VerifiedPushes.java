package dev.frameproof.oracle;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.CRC32C;

/**
 * Messages that one viewer of a channel has verified, for its other viewers: a message that is equal to one of them,
 * byte by byte, needs no second comparison with what was sent. Made for one channel, that is one query to one plugin;
 * safe for use by several threads at once. It holds some hundred messages that were free of findings, at most as many
 * bytes as it is given.
 */
public final class VerifiedPushes {
    private static final int SLOTS = 512;

    private final AtomicReferenceArray<Push> slots = new AtomicReferenceArray<>(SLOTS);
    private final int bytesAtMostEach;

    /** One message and the records that it shows, row by row. */
    static final class Push {
        private final byte[] bytes;
        final int[] partitions;
        final long[] offsets;

        /** The arrays become the push's own. */
        Push(byte[] bytes, int[] partitions, long[] offsets) {
            this.bytes = bytes;
            this.partitions = partitions;
            this.offsets = offsets;
        }

        boolean isEqualTo(byte[] other, int from, int to) {
            return Arrays.equals(bytes, 0, bytes.length, other, from, to);
        }
    }

    /** @param bytesAtMost how many bytes of messages are kept at most; each gets the same share of it, or is not kept */
    public VerifiedPushes(int bytesAtMost) {
        bytesAtMostEach = bytesAtMost / SLOTS;
    }

    /** @return the equal message that was verified, or null */
    Push find(byte[] bytes, int from, int to, int hash) {
        Push push = slots.get(hash & (SLOTS - 1));
        return push != null && push.isEqualTo(bytes, from, to) ? push : null;
    }

    void add(Push push, int hash) {
        if (push.bytes.length <= bytesAtMostEach) {
            slots.set(hash & (SLOTS - 1), push);
        }
    }

    static int hash(byte[] bytes, int from, int to) {
        var checksum = new CRC32C();
        checksum.update(bytes, from, to - from);
        return (int) checksum.getValue();
    }
}
