package dev.frameproof.frame.internal;

import dev.frameproof.frame.FrameFormatException.Fault;

/** Whole numbers of up to 64 bits. */
final class JsonWholes {
    private static final String UNSIGNED_RANGE = "expected a number from 0 to 18446744073709551615";
    private static final long TEN_TO_19 = -8446744073709551616L;

    private JsonWholes() {}

    /** @return the whole number here, which must lie in the range given */
    static long readWhole(JsonInput in, long least, long most) {
        byte[] bytes = in.bytes;
        int start = in.position;
        boolean negative = bytes[start] == '-';
        int first = negative ? start + 1 : start;
        int at = first;
        long value = 0;
        long eight = JsonInput.eightAt(bytes, at);
        while (JsonNumbers.eightDigits(eight)) {
            value = value * 100_000_000 + JsonNumbers.parseEight(eight);
            at += 8;
            eight = JsonInput.eightAt(bytes, at);
        }
        for (int digit = bytes[at] - '0'; digit >= 0 && digit <= 9; digit = bytes[at] - '0') {
            value = value * 10 + digit;
            at++;
        }
        int digits = at - first;
        int next = bytes[at];
        if (digits == 0 || (digits > 1 && bytes[first] == '0') || next == '.' || next == 'e' || next == 'E') {
            throw in.wrongValue("a whole number");
        }
        boolean fits = digits < 19 || (digits == 19 && (value >= 0 || (negative && value == Long.MIN_VALUE)));
        long signed = negative ? -value : value;
        if (!fits || signed < least || signed > most) {
            throw in.wrongValue(Fault.OUT_OF_RANGE, "expected a number from " + least + " to " + most);
        }
        in.position = at;
        return signed;
    }

    /** @return the whole number from 0 to 2^64-1 here, as two's complement */
    static long readUnsigned(JsonInput in) {
        byte[] bytes = in.bytes;
        int start = in.position;
        int at = start;
        long value = 0;
        for (int digit = bytes[at] - '0'; digit >= 0 && digit <= 9; digit = bytes[at] - '0') {
            value = value * 10 + digit;
            at++;
        }
        int digits = at - start;
        int next = bytes[at];
        if (digits == 0 || (digits > 1 && bytes[start] == '0') || next == '.' || next == 'e' || next == 'E') {
            return readMinusZero(in);
        }
        // Of 20 digits that begin with 1, a sum that ran over 2^64 has come out below 10^19.
        boolean fits =
                digits < 20 || (digits == 20 && bytes[start] == '1' && Long.compareUnsigned(value, TEN_TO_19) >= 0);
        if (!fits) {
            throw in.wrongValue(Fault.OUT_OF_RANGE, UNSIGNED_RANGE);
        }
        in.position = at;
        return value;
    }

    private static long readMinusZero(JsonInput in) {
        int start = in.position;
        if (in.bytes[start] == '-' && readWhole(in, Long.MIN_VALUE, Long.MAX_VALUE) == 0) {
            return 0;
        }
        boolean negative = in.position != start;
        in.position = start;
        throw negative ? in.wrongValue(Fault.OUT_OF_RANGE, UNSIGNED_RANGE) : in.wrongValue("a whole number");
    }
}
