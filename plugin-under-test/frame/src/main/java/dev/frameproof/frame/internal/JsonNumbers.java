package dev.frameproof.frame.internal;

import dev.frameproof.frame.FrameFormatException.Fault;

/** The grammar of numbers, and eight digits at once. */
final class JsonNumbers {
    private JsonNumbers() {}

    /** Moves behind the number. */
    static void skip(JsonInput in) {
        byte[] bytes = in.bytes;
        int at = in.position;
        if (bytes[at] == '-') {
            at++;
        }
        int first = at;
        at = skipDigits(bytes, at);
        if (at == first) {
            in.position = at;
            throw in.invalid("expected a value");
        }
        if (at - first > 1 && bytes[first] == '0') {
            throw in.fault(Fault.INVALID_JSON, first, "a number that begins with 0 has further digits");
        }
        if (bytes[at] == '.') {
            int fraction = at + 1;
            at = skipDigits(bytes, fraction);
            if (at == fraction) {
                throw in.fault(Fault.INVALID_JSON, at, "expected digits after the decimal point");
            }
        }
        if (bytes[at] == 'e' || bytes[at] == 'E') {
            at++;
            if (bytes[at] == '+' || bytes[at] == '-') {
                at++;
            }
            int exponent = at;
            at = skipDigits(bytes, exponent);
            if (at == exponent) {
                throw in.fault(Fault.INVALID_JSON, at, "expected digits of an exponent");
            }
        }
        in.position = at;
    }

    private static int skipDigits(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    /** @return whether eight bytes, the first one lowest, are all digits */
    static boolean eightDigits(long eight) {
        return ((eight & 0xf0f0f0f0f0f0f0f0L) | ((eight + 0x0606060606060606L & 0xf0f0f0f0f0f0f0f0L) >>> 4))
                == 0x3333333333333333L;
    }

    /** Pairs of digits become numbers below 100, pairs of those below 10,000, and so on. */
    static long parseEight(long eight) {
        long digits = eight - 0x3030303030303030L;
        long hundreds = digits * 10 + (digits >>> 8);
        return ((hundreds & 0x000000ff000000ffL) * 0x000f424000000064L
                        + (hundreds >>> 16 & 0x000000ff000000ffL) * 0x0000271000000001L)
                >>> 32;
    }
}
