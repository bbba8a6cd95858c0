package dev.frameproof.protocol.plugin;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** One line of JSON. Written by hand, so that the first line of a starting plugin loads no JSON library. */
final class LogLine {
    private final StringBuilder out = new StringBuilder(200);
    private final UnaryOperator<String> clean;

    LogLine(UnaryOperator<String> clean) {
        this.clean = clean;
    }

    void begin(PluginLog.Level level, String message, Instant time) {
        out.append("{\"@level\":\"").append(level.name().toLowerCase(Locale.ROOT));
        out.append("\",\"@message\":");
        string(clean.apply(message));
        out.append(",\"@timestamp\":\"");
        timestamp(time);
        out.append('"');
    }

    void field(String name, Object value) {
        out.append(',');
        string(name);
        out.append(':');
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            out.append(value);
        } else {
            string(clean.apply(value.toString()));
        }
    }

    String end() {
        return out.append("}\n").toString();
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        out.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ' || Character.isSurrogate(c)) {
                    escaped(c);
                } else {
                    out.append(c);
                }
            }
        }
    }

    /** Surrogates too: an unpaired one has no UTF-8. */
    private void escaped(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit((c >> shift) & 0xf, 16));
        }
    }

    /** RFC 3339 with microseconds, by hand: the JDK's formatter costs a starting plugin more than the line itself. */
    private void timestamp(Instant time) {
        LocalDateTime at = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
        digits(at.getYear(), 4);
        out.append('-');
        digits(at.getMonthValue(), 2);
        out.append('-');
        digits(at.getDayOfMonth(), 2);
        out.append('T');
        digits(at.getHour(), 2);
        out.append(':');
        digits(at.getMinute(), 2);
        out.append(':');
        digits(at.getSecond(), 2);
        out.append('.');
        digits(at.getNano() / 1000, 6);
        out.append('Z');
    }

    private void digits(int value, int width) {
        for (int unit = (int) Math.pow(10, width - 1); unit > 0; unit /= 10) {
            out.append((char) ('0' + value / unit % 10));
        }
    }
}
