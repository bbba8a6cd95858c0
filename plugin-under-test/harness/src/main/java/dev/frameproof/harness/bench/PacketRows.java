package dev.frameproof.harness.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** How many rows a packet has, found without reading it whole: its first column is one of times, which hold no commas. */
final class PacketRows {
    private static final byte[] BEFORE_FIRST_COLUMN = "\"values\":[[".getBytes(US_ASCII);

    private PacketRows() {}

    /** @throws IllegalArgumentException when the packet is no frame with columns */
    static int of(byte[] packet) {
        int from = firstColumn(packet);
        if (packet[from] == ']') {
            return 0;
        }
        int rows = 1;
        for (int i = from; packet[i] != ']'; i++) {
            if (packet[i] == ',') {
                rows++;
            }
        }
        return rows;
    }

    private static int firstColumn(byte[] packet) {
        int last = packet.length - BEFORE_FIRST_COLUMN.length - 1;
        for (int at = 0; at <= last; at++) {
            if (packet[at] == '"' && isFirstColumnAfter(packet, at)) {
                return at + BEFORE_FIRST_COLUMN.length;
            }
        }
        throw new IllegalArgumentException("a packet of " + packet.length + " bytes holds no columns");
    }

    private static boolean isFirstColumnAfter(byte[] packet, int at) {
        for (int i = 1; i < BEFORE_FIRST_COLUMN.length; i++) {
            if (packet[at + i] != BEFORE_FIRST_COLUMN[i]) {
                return false;
            }
        }
        return true;
    }
}
