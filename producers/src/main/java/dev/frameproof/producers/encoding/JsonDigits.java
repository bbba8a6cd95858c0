package dev.frameproof.producers.encoding;

/** Digits of numbers, written into the caller's array, which has room for {@link #MOST_BYTES} more. */
final class JsonDigits {
    static final int MOST_BYTES = 32;

    private static final byte[] PAIRS = pairs();
    private static final long[] POWERS_OF_TEN = powersOfTen();
    private static final double UNIQUE_BELOW = 1e15;
    /** How many decimals are tried, before as many as there can be: first what people send most. */
    private static final int FEW_DECIMALS = 3;

    private static final int SOME_DECIMALS = 8;

    private JsonDigits() {}

    /** @return where the digits end */
    static int putLong(long value, byte[] to, int at) {
        if (value >= 0) {
            return putDigits(value, digitsOf(value), to, at);
        }
        to[at] = '-';
        if (value == Long.MIN_VALUE) {
            int end = putDigits(-(value / 10), 18, to, at + 1);
            to[end] = '8';
            return end + 1;
        }
        return putDigits(-value, digitsOf(-value), to, at + 1);
    }

    /**
     * Most numbers people send have few decimals. When n / 10^k, both exact, rounds to this very double, then n with k
     * decimals is a text for it; without zeros at its end it is the shortest; and below 16 digits there is no second
     * one.
     *
     * @return where the digits end, or {@code at} when this is no such number and nothing was written
     */
    static int putShortDecimal(double value, byte[] to, int at) {
        double size = Math.abs(value);
        if (!(size >= 1e-3 && size < 1e7)) {
            return at;
        }
        int decimals = FEW_DECIMALS;
        long digits = decimalDigits(size, decimals);
        if (digits < 0) {
            decimals = SOME_DECIMALS;
            digits = decimalDigits(size, decimals);
        }
        if (digits < 0) {
            decimals = 15 - digitsOf((long) size);
            digits = decimalDigits(size, decimals);
        }
        if (digits < 0) {
            return at;
        }
        while (decimals > 1 && digits % 10 == 0) {
            digits /= 10;
            decimals--;
        }
        return putDecimal(value < 0, (long) size, digits, decimals, to, at);
    }

    /** @return n when n / 10^decimals is this very double and n has at most 15 digits, else -1 */
    private static long decimalDigits(double size, int decimals) {
        double power = POWERS_OF_TEN[decimals];
        double scaled = size * power;
        double whole = Math.rint(scaled);
        boolean near = Math.abs(scaled - whole) <= scaled * 0x1.0p-51;
        return near && whole < UNIQUE_BELOW && whole / power == size ? (long) whole : -1;
    }

    private static int putDecimal(boolean negative, long integer, long digits, int decimals, byte[] to, int at) {
        int end = at;
        if (negative) {
            to[end++] = '-';
        }
        end = putDigits(integer, digitsOf(integer), to, end);
        to[end++] = '.';
        return putDigits(digits - integer * POWERS_OF_TEN[decimals], decimals, to, end);
    }

    /** Writes the number with exactly so many digits, zeros in front. */
    private static int putDigits(long value, int digits, byte[] to, int at) {
        int end = at + digits;
        int place = end;
        long rest = value;
        for (int left = digits; left > 1; left -= 2) {
            long hundreds = rest / 100;
            int pair = (int) (rest - hundreds * 100) * 2;
            to[--place] = PAIRS[pair + 1];
            to[--place] = PAIRS[pair];
            rest = hundreds;
        }
        if (place > at) {
            to[--place] = (byte) ('0' + rest);
        }
        return end;
    }

    private static int digitsOf(long value) {
        int digits = 1;
        long power = 10;
        while (digits < 19 && value >= power) {
            digits++;
            power *= 10;
        }
        return digits;
    }

    private static long[] powersOfTen() {
        long[] powers = new long[16];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[2 * i] = (byte) ('0' + i / 10);
            pairs[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }
}
