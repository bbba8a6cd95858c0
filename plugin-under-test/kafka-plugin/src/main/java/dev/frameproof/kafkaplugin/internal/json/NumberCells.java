package dev.frameproof.kafkaplugin.internal.json;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import dev.frameproof.kafkaplugin.internal.rows.ValueType;

/**
 * Makes a cell of a JSON number: int64 when it is written without fraction and exponent and fits, float64 otherwise, and
 * its own text when it is beyond a float64.
 */
final class NumberCells {
    /** As many decimal digits as any float64 gives back unchanged, so that such a text is its own shortest form. */
    private static final int EXACT_DIGITS = 15;

    /** More zeros than these behind "0." and the shortest form has an exponent. */
    private static final int PLAIN_ZEROS = 5;

    private static final int ALWAYS_INT64_DIGITS = 18;
    private static final String INT64_MAX = "9223372036854775807";
    private static final String INT64_MIN = "9223372036854775808";

    private NumberCells() {}

    /** Adds the number that the cursor read last and that began at {@code from}. */
    static void add(JsonCursor number, int from, Cells cells, int column) {
        boolean whole = number.fractionFrom == number.wholeTo && !number.hasExponent;
        if (whole && fitsInt64(number, from)) {
            boolean zero = number.bytes[number.wholeFrom] == '0';
            cells.add(column, ValueType.INT64, number.bytes, zero ? number.wholeFrom : from, number.wholeTo);
            return;
        }
        int plainTo = whole || number.hasExponent ? -1 : plainTo(number);
        if (plainTo >= 0) {
            cells.add(column, ValueType.FLOAT64, number.bytes, from, plainTo);
            return;
        }
        double value = JavaDoubleParser.parseDouble(number.bytes, from, number.at - from);
        if (Double.isInfinite(value)) {
            cells.add(column, ValueType.STRING, number.bytes, from, number.at);
            return;
        }
        Utf8Buffer scratch = cells.scratch();
        int start = scratch.length();
        DecimalText.append(scratch, value);
        cells.addScratch(column, ValueType.FLOAT64, start);
    }

    private static boolean fitsInt64(JsonCursor number, int from) {
        int digits = number.wholeTo - number.wholeFrom;
        if (digits <= ALWAYS_INT64_DIGITS) {
            return true;
        }
        if (digits > INT64_MAX.length()) {
            return false;
        }
        String largest = number.wholeFrom > from ? INT64_MIN : INT64_MAX;
        for (int i = 0; i < digits; i++) {
            int difference = number.bytes[number.wholeFrom + i] - largest.charAt(i);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return true;
    }

    /** @return where the shortest form of a number with a fraction ends, -1 when it is not the beginning of its text */
    private static int plainTo(JsonCursor number) {
        byte[] bytes = number.bytes;
        int to = number.fractionTo;
        while (to > number.fractionFrom && bytes[to - 1] == '0') {
            to--;
        }
        if (bytes[number.wholeFrom] != '0') {
            int wholeDigits = number.wholeTo - number.wholeFrom;
            if (wholeDigits + (to - number.fractionFrom) > EXACT_DIGITS) {
                return -1;
            }
            return to == number.fractionFrom ? number.wholeTo : to;
        }
        if (to == number.fractionFrom) {
            return number.wholeTo;
        }
        int first = number.fractionFrom;
        while (bytes[first] == '0') {
            first++;
        }
        boolean plain = first - number.fractionFrom <= PLAIN_ZEROS && to - first <= EXACT_DIGITS;
        return plain ? to : -1;
    }
}
