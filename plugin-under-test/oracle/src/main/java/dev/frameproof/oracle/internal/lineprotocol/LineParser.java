package dev.frameproof.oracle.internal.lineprotocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.frameproof.oracle.internal.GoUtf8;
import dev.frameproof.oracle.internal.Undecodable;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Value.UnsignedValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one line as InfluxDB does: {@code measurement[,tag=value...] field=value[,...] [timestamp]}. Measurement, keys
 * and tag values are not empty; a backslash before a comma, space or equals sign takes its meaning away, as it does
 * before a quote or a backslash in a quoted text, and stands for itself elsewhere. NaN and infinities are no numbers.
 */
final class LineParser {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+i");
    private static final Pattern UNSIGNED = Pattern.compile("[0-9]+u");
    private static final Pattern FLOAT = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern TIMESTAMP = Pattern.compile("[+-]?[0-9]+");
    private static final Set<String> TRUE = Set.of("t", "T", "true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("f", "F", "false", "False", "FALSE");
    private static final char END = '\0';

    /** One character a byte; texts become UTF-8 once they are cut out. */
    private final String line;

    private int at;

    private LineParser(String line) {
        this.line = line;
    }

    /**
     * @param line one character a byte, without white space around it
     * @throws Undecodable when it is no such line
     */
    static Line parse(String line) throws Undecodable {
        return new LineParser(line).line();
    }

    private Line line() throws Undecodable {
        String measurement = name("measurement", ", ");
        Map<String, String> tags = new LinkedHashMap<>();
        while (take(',')) {
            String key = name("tag key", ",= ");
            expect('=', "tag " + key);
            tags.put(key, name("value of tag " + key, ", "));
        }
        skipSpaces();
        List<Member> fields = new ArrayList<>();
        do {
            String key = name("field key", ",= ");
            expect('=', "field " + key);
            fields.add(new Member(key, value(key)));
        } while (take(','));
        if (peek() != ' ' && at < line.length()) {
            throw new Undecodable("something follows the value of a field");
        }
        skipSpaces();
        return new Line(measurement, tags, fields, timestamp(line.substring(at)));
    }

    private static Long timestamp(String text) throws Undecodable {
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (TIMESTAMP.matcher(text).matches()) {
                return Long.valueOf(text);
            }
        } catch (NumberFormatException e) {
            // beyond 64 bits
        }
        throw new Undecodable("the timestamp " + utf8(text) + " is no whole number of 64 bits");
    }

    private Value value(String key) throws Undecodable {
        if (peek() == '"') {
            return new TextValue(utf8(quoted(key)));
        }
        int start = at;
        while (at < line.length() && line.charAt(at) != ',' && line.charAt(at) != ' ') {
            at++;
        }
        String text = line.substring(start, at);
        try {
            return scalar(key, text);
        } catch (NumberFormatException e) {
            throw new Undecodable("the value of field " + key + " does not fit 64 bits: " + text);
        }
    }

    private static Value scalar(String key, String text) throws Undecodable {
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return new BooleanValue(TRUE.contains(text));
        }
        if (INTEGER.matcher(text).matches()) {
            return new IntegerValue(Long.parseLong(text.substring(0, text.length() - 1)));
        }
        if (UNSIGNED.matcher(text).matches()) {
            return new UnsignedValue(Long.parseUnsignedLong(text.substring(0, text.length() - 1)));
        }
        if (FLOAT.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
            return new FloatValue(Double.parseDouble(text));
        }
        throw new Undecodable(
                "the value of field " + key + " is neither a number, a text nor a truth value: " + utf8(text));
    }

    private String quoted(String key) throws Undecodable {
        var text = new StringBuilder();
        at++;
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '"') {
                return text.toString();
            }
            boolean escape = c == '\\' && (peek() == '"' || peek() == '\\');
            text.append(escape ? line.charAt(at++) : c);
        }
        throw new Undecodable("the text of field " + key + " does not end");
    }

    private String name(String what, String until) throws Undecodable {
        var name = new StringBuilder();
        while (at < line.length() && until.indexOf(line.charAt(at)) < 0) {
            char c = line.charAt(at++);
            boolean escape = c == '\\' && at < line.length() && ", =".indexOf(peek()) >= 0;
            name.append(escape ? line.charAt(at++) : c);
        }
        if (name.length() == 0) {
            throw new Undecodable("the " + what + " is missing");
        }
        return utf8(name.toString());
    }

    private char peek() {
        return at < line.length() ? line.charAt(at) : END;
    }

    private boolean take(char c) {
        if (at < line.length() && line.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c, String what) throws Undecodable {
        if (!take(c)) {
            throw new Undecodable(what + " is not followed by '" + c + "'");
        }
    }

    private void skipSpaces() {
        while (peek() == ' ' && at < line.length()) {
            at++;
        }
    }

    private static String utf8(String bytes) {
        return GoUtf8.decode(bytes.getBytes(ISO_8859_1));
    }
}
