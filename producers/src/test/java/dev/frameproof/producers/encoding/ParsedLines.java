package dev.frameproof.producers.encoding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Line protocol, read character by character as InfluxDB's documentation has it: a second reading, for tests. */
final class ParsedLines {
    /** Fields are kept as their text: {@code 3i}, {@code 1.5}, {@code true}, or a text after a quote. */
    record Line(String measurement, Map<String, String> tags, Map<String, String> fields, String timestamp) {}

    private final String text;
    private int at;

    private ParsedLines(String text) {
        this.text = text;
    }

    static List<Line> of(String text) {
        ParsedLines parsed = new ParsedLines(text);
        List<Line> lines = new ArrayList<>();
        while (parsed.at < text.length()) {
            lines.add(parsed.line());
        }
        return lines;
    }

    private Line line() {
        String measurement = word(", ", ", ");
        Map<String, String> tags = new LinkedHashMap<>();
        while (text.charAt(at) == ',') {
            at++;
            String name = word(", =", "=");
            at++;
            tags.put(name, word(", =", ", "));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        do {
            at++;
            String name = word(", =", "=");
            at++;
            fields.put(name, text.charAt(at) == '"' ? quoted() : word("", ", \n"));
        } while (at < text.length() && text.charAt(at) == ',');
        String timestamp = "";
        if (at < text.length() && text.charAt(at) == ' ') {
            at++;
            timestamp = word("", "\n");
        }
        at++;
        return new Line(measurement, tags, fields, timestamp);
    }

    private String word(String escapable, String ends) {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '\\' && at + 1 < text.length() && escapable.indexOf(text.charAt(at + 1)) >= 0) {
                at++;
            }
            word.append(text.charAt(at++));
        }
        return word.toString();
    }

    private String quoted() {
        StringBuilder word = new StringBuilder("\"");
        for (at++; text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
            word.append(text.charAt(at));
        }
        at++;
        return word.toString();
    }
}
