package dev.frameproof.frame.internal;

import java.util.Arrays;

/** Walks over values, checking their grammar to the last byte. */
public final class JsonSkip {
    private JsonSkip() {}

    /** Moves behind the value; nesting costs no stack. */
    public static void value(JsonInput in) {
        if (open(in)) {
            nested(in);
        }
    }

    private static void nested(JsonInput in) {
        boolean[] objects = new boolean[16];
        int depth = 0;
        boolean opened = true;
        while (true) {
            if (opened) {
                if (depth == objects.length) {
                    objects = Arrays.copyOf(objects, depth * 2);
                }
                objects[depth++] = in.bytes[in.position - 1] == '{';
            }
            // Leave what ends here, until a further value begins.
            boolean more = false;
            while (depth > 0 && !more) {
                boolean object = objects[depth - 1];
                more = opened ? hasFirst(in, object) : object ? in.nextMember() : in.nextElement();
                opened = false;
                if (!more) {
                    depth--;
                } else if (object) {
                    memberName(in);
                }
            }
            if (depth == 0) {
                return;
            }
            opened = open(in);
        }
    }

    /** @return whether an object or array was opened; anything else is skipped whole */
    private static boolean open(JsonInput in) {
        switch (in.peek()) {
            case '{', '[' -> {
                in.position++;
                return true;
            }
            case '"' -> JsonText.skip(in);
            case 't' -> in.expectWord("true");
            case 'f' -> in.expectWord("false");
            case 'n' -> in.expectWord("null");
            default -> JsonNumbers.skip(in);
        }
        return false;
    }

    private static boolean hasFirst(JsonInput in, boolean object) {
        if (in.peek() == (object ? '}' : ']')) {
            in.position++;
            return false;
        }
        return true;
    }

    private static void memberName(JsonInput in) {
        if (in.bytes[in.position] != '"') {
            throw in.invalid("expected a member's name in quotes");
        }
        JsonText.skip(in);
        if (in.peek() != ':') {
            throw in.invalid("expected : after a member's name");
        }
        in.position++;
    }
}
