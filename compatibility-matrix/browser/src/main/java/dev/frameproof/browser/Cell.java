package dev.frameproof.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.frame.Column;
import dev.frameproof.frame.FieldType;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * One value as a browser has it.
 *
 * @param kind number (times too), text, truth value, or anything else as JSON
 * @param number the double nearest to what was sent; 0 unless a number
 * @param text what was sent as text: the exact digits of a whole number
 */
record Cell(Kind kind, double number, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();

    enum Kind {
        NUMBER,
        TEXT,
        TRUTH,
        JSON
    }

    static Cell of(FieldType type, Column values, int row) {
        return switch (type) {
            case TIME, INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32 -> whole(Long.toString(values.longAt(row)));
            case UINT64, ENUM -> whole(Long.toUnsignedString(values.longAt(row)));
            case FLOAT32, FLOAT64 -> {
                double number = values.doubleAt(row);
                yield new Cell(Kind.NUMBER, number, Double.toString(number));
            }
            case STRING -> new Cell(Kind.TEXT, 0, values.textAt(row));
            case BOOL -> new Cell(Kind.TRUTH, 0, Boolean.toString(values.booleanAt(row)));
            case JSON -> new Cell(Kind.JSON, 0, values.textAt(row));
        };
    }

    private static Cell whole(String digits) {
        return new Cell(Kind.NUMBER, Double.parseDouble(digits), digits);
    }

    /** @return whether a browser's numbers are too coarse for it: a whole number beyond 2^53 */
    boolean isRounded() {
        return kind == Kind.NUMBER
                && text.matches("-?\\d+")
                && new BigDecimal(number).toBigInteger().compareTo(new BigInteger(text)) != 0;
    }

    /** @return whether the page's value is this one */
    boolean equalsValue(JsonNode got) {
        return switch (kind) {
            case NUMBER -> sameNumber(got);
            case TEXT -> got.isTextual() && got.textValue().equals(text);
            case TRUTH ->
                got.isBoolean() && Boolean.toString(got.booleanValue()).equals(text);
            case JSON -> sameJson(got);
        };
    }

    private boolean sameNumber(JsonNode got) {
        if (got.path("$number").isTextual()) {
            return Double.toString(number).equals(got.path("$number").textValue());
        }
        return got.isNumber() && got.doubleValue() == number;
    }

    private boolean sameJson(JsonNode got) {
        try {
            return JSON.readTree(text).equals(got);
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
