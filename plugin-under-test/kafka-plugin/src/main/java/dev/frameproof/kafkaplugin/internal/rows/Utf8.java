package dev.frameproof.kafkaplugin.internal.rows;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Checks and repairs UTF-8. */
public final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** @return whether the bytes are UTF-8 by RFC 3629: no overlong form, no surrogate, nothing past U+10FFFF */
    public static boolean isValid(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (to - i >= Long.BYTES && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
                i += Long.BYTES;
            } else if (bytes[i] >= 0) {
                i++;
            } else {
                int length = sequence(bytes, i, to);
                if (length == 0) {
                    return false;
                }
                i += length;
            }
        }
        return true;
    }

    /** @return a copy in which U+FFFD stands for each byte that is no part of a valid sequence, as Go shows such text */
    public static byte[] repaired(byte[] bytes, int from, int to) {
        Utf8Buffer repaired = new Utf8Buffer(to - from + 16);
        int i = from;
        while (i < to) {
            int length = bytes[i] >= 0 ? 1 : sequence(bytes, i, to);
            if (length == 0) {
                appendReplacement(repaired);
                i++;
            } else {
                repaired.append(bytes, i, i + length);
                i += length;
            }
        }
        return Arrays.copyOf(repaired.array(), repaired.length());
    }

    /** Appends a code point; a surrogate becomes U+FFFD. */
    public static void append(Utf8Buffer target, int codePoint) {
        if (codePoint < 0x80) {
            target.append(codePoint);
        } else if (codePoint < 0x800) {
            target.append(0xC0 | (codePoint >> 6));
            continuation(target, codePoint);
        } else if (codePoint < 0x10000) {
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                appendReplacement(target);
                return;
            }
            target.append(0xE0 | (codePoint >> 12));
            continuation(target, codePoint >> 6);
            continuation(target, codePoint);
        } else {
            target.append(0xF0 | (codePoint >> 18));
            continuation(target, codePoint >> 12);
            continuation(target, codePoint >> 6);
            continuation(target, codePoint);
        }
    }

    private static void continuation(Utf8Buffer target, int bits) {
        target.append(0x80 | (bits & 0x3F));
    }

    private static void appendReplacement(Utf8Buffer target) {
        target.append(0xEF);
        target.append(0xBF);
        target.append(0xBD);
    }

    /** @return the length of the sequence of two to four bytes, 0 when it is none */
    private static int sequence(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        if (lead >= 0xC2 && lead <= 0xDF) {
            return continues(bytes, at + 1, to, 0x80, 0xBF) ? 2 : 0;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            int low = lead == 0xE0 ? 0xA0 : 0x80;
            int high = lead == 0xED ? 0x9F : 0xBF;
            return continues(bytes, at + 1, to, low, high) && continues(bytes, at + 2, to, 0x80, 0xBF) ? 3 : 0;
        }
        if (lead >= 0xF0 && lead <= 0xF4) {
            int low = lead == 0xF0 ? 0x90 : 0x80;
            int high = lead == 0xF4 ? 0x8F : 0xBF;
            return continues(bytes, at + 1, to, low, high)
                            && continues(bytes, at + 2, to, 0x80, 0xBF)
                            && continues(bytes, at + 3, to, 0x80, 0xBF)
                    ? 4
                    : 0;
        }
        return 0;
    }

    private static boolean continues(byte[] bytes, int at, int to, int low, int high) {
        return at < to && (bytes[at] & 0xFF) >= low && (bytes[at] & 0xFF) <= high;
    }
}
