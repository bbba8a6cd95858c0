package dev.frameproof.producers.encoding;

import dev.frameproof.producers.shape.NumberTexts;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;

/** Lines of line protocol while they are being written; for one thread. */
final class LineBuffer {
    private static final int DEEPEST = 200;
    private static final String IN_MEASUREMENT = ", ";
    private static final String IN_NAME = ", =";
    private static final String IN_TEXT = "\"\\";

    private final TextBuffer text = new TextBuffer();
    private boolean hasFields;

    void clear() {
        text.clear();
    }

    void begin(String measurement) {
        hasFields = false;
        checkWord(measurement, "the measurement");
        putWord(measurement, IN_MEASUREMENT, "the measurement");
    }

    boolean hasFields() {
        return hasFields;
    }

    void putLineBreak() {
        text.putByte('\n');
    }

    void putTimestamp(long timestamp) {
        text.putByte(' ');
        text.putLong(timestamp);
    }

    byte[] toBytes() {
        return text.toBytes();
    }

    void putTag(String name, Value value) {
        String word;
        if (value instanceof TextValue known) {
            word = known.value();
        } else if (value instanceof IntegerValue number) {
            word = Long.toString(number.value());
        } else if (value instanceof BooleanValue truth) {
            word = Boolean.toString(truth.value());
        } else if (value instanceof Value.NullValue) {
            return;
        } else {
            throw new IllegalArgumentException(
                    "member '" + name + "' is to be a tag, which is a text, a whole number or a truth value");
        }
        if (word.isEmpty()) {
            return;
        }
        checkWord(name, "the name of tag '" + name + "'");
        checkWord(word, "tag '" + name + "'");
        text.putByte(',');
        putWord(name, IN_NAME, "the name of tag '" + name + "'");
        text.putByte('=');
        putWord(word, IN_NAME, "tag '" + name + "'");
    }

    void putFields(String path, Value value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "nested deeper than " + DEEPEST + " levels, below " + path.substring(0, 60) + "...");
        }
        if (value instanceof ObjectValue object) {
            for (Value.Member member : object.members()) {
                putFields(path + "." + member.name(), member.value(), depth + 1);
            }
        } else if (value instanceof ListValue list) {
            for (int i = 0; i < list.items().size(); i++) {
                putFields(path + "." + i, list.items().get(i), depth + 1);
            }
        } else if (value instanceof NumberText number) {
            putFields(path, typed(path, number), depth);
        } else if (!(value instanceof Value.NullValue)) {
            putField(path, value);
        }
    }

    private void putField(String path, Value value) {
        checkWord(path, "the name of field '" + path + "'");
        text.putByte(hasFields ? ',' : ' ');
        hasFields = true;
        putWord(path, IN_NAME, "the name of field '" + path + "'");
        text.putByte('=');
        if (value instanceof FloatValue number) {
            if (!text.putDouble(number.value())) {
                throw new IllegalArgumentException(
                        "line protocol has no " + number.value() + ", which lies at " + path);
            }
        } else if (value instanceof IntegerValue number) {
            text.putLong(number.value());
            text.putByte('i');
        } else if (value instanceof BooleanValue truth) {
            text.putAscii(truth.value() ? "true" : "false");
        } else if (value instanceof TextValue known) {
            text.putByte('"');
            putWord(oneLine(known.value()), IN_TEXT, "field '" + path + "'");
            text.putByte('"');
        }
    }

    /** Readers differ over a line break in a text: most take it for the end of the line. */
    private static String oneLine(String text) {
        return text.indexOf('\n') < 0 ? text : text.replace("\n", "\\n");
    }

    private void putWord(String word, String escaped, String what) {
        if (!text.putEscaped(word, escaped)) {
            throw new IllegalArgumentException(what + " has half a surrogate pair, which UTF-8 cannot hold");
        }
    }

    private static void checkWord(String word, String what) {
        if (word.isEmpty()) {
            throw new IllegalArgumentException(what + " is empty, which line protocol does not have");
        }
        if (word.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(what + " has a line break, which would end the line");
        }
        if (word.charAt(word.length() - 1) == '\\') {
            throw new IllegalArgumentException(what + " ends in a backslash, which would escape what follows");
        }
    }

    private static Value typed(String path, NumberText number) {
        try {
            return NumberTexts.typed(number);
        } catch (IllegalArgumentException beyond) {
            throw new IllegalArgumentException("member '" + path + "': " + beyond.getMessage(), beyond);
        }
    }
}
