package dev.frameproof.oracle;

import dev.frameproof.oracle.internal.JsonText;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads the bytes of a record as JSON (RFC 8259): exactly one value with nothing but white space around it. Numbers keep
 * their text, equal member names are all kept, and a byte that is not UTF-8 becomes U+FFFD, as does half a surrogate
 * pair.
 */
public final class JsonRecordDecoder {
    private JsonRecordDecoder() {}

    /** Bytes that are not JSON; the message says why and at which byte. */
    public static final class NotJsonException extends Exception {
        private static final long serialVersionUID = 1L;

        public NotJsonException(String problem) {
            super(problem);
        }
    }

    /** A list or an object that is being read. */
    private static final class Open {
        final boolean object;
        final List<Member> members = new ArrayList<>();
        final List<Value> items = new ArrayList<>();
        String name = "";

        Open(boolean object) {
            this.object = object;
        }

        void add(Value value) {
            if (object) {
                members.add(new Member(name, value));
            } else {
                items.add(value);
            }
        }

        Value close() {
            return object ? new ObjectValue(members) : new ListValue(items);
        }
    }

    /**
     * @param bytes a record's key or value
     * @throws NotJsonException when they are not one JSON value
     */
    public static Value decode(byte[] bytes) throws NotJsonException {
        var text = new JsonText(bytes);
        Deque<Open> open = new ArrayDeque<>();
        while (true) {
            Value value = next(text, open);
            while (value != null) {
                if (open.isEmpty()) {
                    text.end();
                    return value;
                }
                Open inner = open.peek();
                inner.add(value);
                value = closeOrContinue(text, inner, open);
            }
        }
    }

    /** Reads what stands where a value may: null when it opened a list or an object that is not empty. */
    private static Value next(JsonText text, Deque<Open> open) throws NotJsonException {
        switch (text.peek()) {
            case '{' -> {
                return opened(text, open, new Open(true), '}');
            }
            case '[' -> {
                return opened(text, open, new Open(false), ']');
            }
            case '"' -> {
                return new TextValue(text.string());
            }
            case 't' -> {
                text.word("true");
                return new BooleanValue(true);
            }
            case 'f' -> {
                text.word("false");
                return new BooleanValue(false);
            }
            case 'n' -> {
                text.word("null");
                return new NullValue();
            }
            default -> {
                return new NumberText(text.number());
            }
        }
    }

    private static Value opened(JsonText text, Deque<Open> open, Open inner, char close) throws NotJsonException {
        text.take();
        if (text.peek() == close) {
            text.take();
            return inner.close();
        }
        open.push(inner);
        nameIfObject(text, inner);
        return null;
    }

    private static Value closeOrContinue(JsonText text, Open inner, Deque<Open> open) throws NotJsonException {
        int next = text.peek();
        if (next == ',') {
            text.take();
            nameIfObject(text, inner);
            return null;
        }
        if (next == (inner.object ? '}' : ']')) {
            text.take();
            open.pop();
            return inner.close();
        }
        throw text.unexpected(inner.object ? "',' or '}'" : "',' or ']'");
    }

    private static void nameIfObject(JsonText text, Open inner) throws NotJsonException {
        if (!inner.object) {
            return;
        }
        if (text.peek() != '"') {
            throw text.unexpected("a member's name");
        }
        inner.name = text.string();
        if (text.peek() != ':') {
            throw text.unexpected("':'");
        }
        text.take();
    }
}
