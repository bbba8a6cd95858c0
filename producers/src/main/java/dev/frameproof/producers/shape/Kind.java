package dev.frameproof.producers.shape;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;

/** What kind a value is of, in the order in which a union lists them. */
public enum Kind {
    NULL("null"),
    BOOLEAN("a truth value"),
    INTEGER("a whole number"),
    FLOAT("a floating point number"),
    TEXT("a text"),
    OBJECT("an object"),
    LIST("a list");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** @return the kind for a message to a person, for example {@code a whole number} */
    public String words() {
        return words;
    }

    /** @return the kind; a {@link NumberText} is what {@link NumberTexts#typed} makes of it */
    public static Kind of(Value value) {
        if (value instanceof FloatValue) {
            return FLOAT;
        }
        if (value instanceof IntegerValue) {
            return INTEGER;
        }
        if (value instanceof TextValue) {
            return TEXT;
        }
        if (value instanceof ObjectValue) {
            return OBJECT;
        }
        if (value instanceof ListValue) {
            return LIST;
        }
        if (value instanceof BooleanValue) {
            return BOOLEAN;
        }
        if (value instanceof NumberText number) {
            return of(NumberTexts.typed(number));
        }
        return NULL;
    }
}
