package dev.frameproof.kafkaplugin.internal.lines;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import java.nio.charset.StandardCharsets;

/** Parses single lines of line protocol (InfluxDB 2, "Line protocol"). */
final class LineParser {
    private byte[] bytes;
    private int at;
    private int to;

    /**
     * Parses a line without spaces around it.
     *
     * @throws MalformedRecordException when it is none; its message does not tell which line
     */
    void parse(byte[] source, int from, int end, Line line) throws MalformedRecordException {
        bytes = source;
        at = from;
        to = end;
        line.clear();
        measurement(line);
        while (at < to && bytes[at] == ',') {
            at++;
            tag(line);
        }
        skipSpaces();
        if (at == to) {
            throw new MalformedRecordException("it has no fields");
        }
        field(line);
        while (at < to && bytes[at] == ',') {
            at++;
            field(line);
        }
        skipSpaces();
        if (at < to) {
            line.timestamp = integer(at, to, "the timestamp");
            line.timed = true;
        }
    }

    private void measurement(Line line) throws MalformedRecordException {
        line.measurementFrom = at;
        line.measurementTo = until((byte) ',');
        if (line.measurementTo == line.measurementFrom) {
            throw new MalformedRecordException("it begins with no measurement");
        }
    }

    private void tag(Line line) throws MalformedRecordException {
        int keyFrom = at;
        int keyTo = key("tag");
        int valueFrom = at;
        int valueTo = until((byte) ',');
        if (valueTo == valueFrom) {
            throw new MalformedRecordException("tag " + word(keyFrom, keyTo) + " has no value");
        }
        line.addTag(keyFrom, keyTo, valueFrom, valueTo);
    }

    private void field(Line line) throws MalformedRecordException {
        int keyFrom = at;
        int keyTo = key("field");
        if (at < to && bytes[at] == '"') {
            text(line, keyFrom, keyTo);
            return;
        }
        int from = at;
        int end = until((byte) ',');
        if (from == end) {
            throw new MalformedRecordException("field " + word(keyFrom, keyTo) + " has no value");
        }
        int last = bytes[end - 1];
        if (last == 'i') {
            line.addField(keyFrom, keyTo, Line.Kind.INTEGER, integer(from, end - 1, name(keyFrom, keyTo)), 0, 0);
        } else if (last == 'u') {
            line.addField(keyFrom, keyTo, Line.Kind.UNSIGNED, unsigned(from, end - 1, name(keyFrom, keyTo)), 0, 0);
        } else if (isNumber(from, end)) {
            double value = JavaDoubleParser.parseDouble(bytes, from, end - from);
            if (Double.isInfinite(value)) {
                throw new MalformedRecordException(name(keyFrom, keyTo) + " is beyond float64: " + word(from, end));
            }
            line.addField(keyFrom, keyTo, Line.Kind.FLOAT, Double.doubleToRawLongBits(value), 0, 0);
        } else {
            line.addField(keyFrom, keyTo, Line.Kind.BOOLEAN, truth(from, end, name(keyFrom, keyTo)), 0, 0);
        }
    }

    private void text(Line line, int keyFrom, int keyTo) throws MalformedRecordException {
        int from = ++at;
        while (at < to && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        if (at >= to) {
            throw new MalformedRecordException("the text of " + name(keyFrom, keyTo) + " does not end");
        }
        line.addField(keyFrom, keyTo, Line.Kind.TEXT, 0, from, at++);
        if (at < to && bytes[at] != ',' && bytes[at] != ' ') {
            throw new MalformedRecordException("something follows the text of " + name(keyFrom, keyTo));
        }
    }

    /** @return where the key ends, the position being behind its equals sign */
    private int key(String what) throws MalformedRecordException {
        int from = at;
        int end = keyEnd();
        if (at == to || bytes[at] != '=') {
            throw new MalformedRecordException(what + " " + word(from, end) + " has no '='");
        }
        if (end == from) {
            throw new MalformedRecordException("a " + what + " has no name");
        }
        at++;
        return end;
    }

    /** Moves to the sign, or to a space; an escaped one is no end. */
    private int until(byte sign) {
        while (at < to && bytes[at] != sign && bytes[at] != ' ') {
            at += isEscape() ? 2 : 1;
        }
        return at;
    }

    /** Moves to what ends a key: an equals sign, or a comma or space that is out of place. */
    private int keyEnd() {
        while (at < to && bytes[at] != '=' && bytes[at] != ',' && bytes[at] != ' ') {
            at += isEscape() ? 2 : 1;
        }
        return at;
    }

    /** A backslash escapes comma, equals sign and space; before anything else, another backslash too, it is itself. */
    private boolean isEscape() {
        return bytes[at] == '\\'
                && at + 1 < to
                && (bytes[at + 1] == ',' || bytes[at + 1] == '=' || bytes[at + 1] == ' ');
    }

    private void skipSpaces() {
        while (at < to && bytes[at] == ' ') {
            at++;
        }
    }

    private long integer(int from, int end, String what) throws MalformedRecordException {
        try {
            return Long.parseLong(ascii(from, end));
        } catch (NumberFormatException e) {
            throw new MalformedRecordException(what + " is no whole number of 64 bits: " + word(from, end));
        }
    }

    private long unsigned(int from, int end, String what) throws MalformedRecordException {
        try {
            return Long.parseUnsignedLong(ascii(from, end));
        } catch (NumberFormatException e) {
            throw new MalformedRecordException(what + " is no unsigned number of 64 bits: " + word(from, end));
        }
    }

    private long truth(int from, int end, String what) throws MalformedRecordException {
        return switch (ascii(from, end)) {
            case "t", "T", "true", "True", "TRUE" -> 1;
            case "f", "F", "false", "False", "FALSE" -> 0;
            default ->
                throw new MalformedRecordException(
                        what + " is neither number, truth value nor text: " + word(from, end));
        };
    }

    /** Decimal, with sign, fraction and exponent; neither NaN nor infinities, which line protocol does not have. */
    private boolean isNumber(int from, int end) {
        int i = from;
        if (i < end && (bytes[i] == '-' || bytes[i] == '+')) {
            i++;
        }
        int digits = 0;
        while (i < end && isDigit(bytes[i])) {
            i++;
            digits++;
        }
        if (i < end && bytes[i] == '.') {
            i++;
            while (i < end && isDigit(bytes[i])) {
                i++;
                digits++;
            }
        }
        if (digits == 0) {
            return false;
        }
        if (i < end && (bytes[i] == 'e' || bytes[i] == 'E')) {
            i++;
            if (i < end && (bytes[i] == '-' || bytes[i] == '+')) {
                i++;
            }
            int exponentFrom = i;
            while (i < end && isDigit(bytes[i])) {
                i++;
            }
            if (i == exponentFrom) {
                return false;
            }
        }
        return i == end;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private String name(int from, int end) {
        return "field " + word(from, end);
    }

    private String word(int from, int end) {
        return "'" + new String(bytes, from, Math.min(end - from, 100), StandardCharsets.UTF_8) + "'";
    }

    /** Other characters than ASCII are part of nothing that is looked for. */
    private String ascii(int from, int end) {
        return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
