package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A logical value, apart from any encoding. A closed family: whoever encodes or expects it handles every case. */
public sealed interface Value {
    /** An object with members in the order in which they are written; names may repeat in torture data. */
    record ObjectValue(List<Member> members) implements Value {
        public ObjectValue {
            members = List.copyOf(members);
        }
    }

    /** A list of values of any kinds. */
    record ListValue(List<Value> items) implements Value {
        public ListValue {
            items = List.copyOf(items);
        }
    }

    /** A whole number of 64 bits. */
    record IntegerValue(long value) implements Value {}

    /**
     * A whole number of 64 bits without sign, as Protobuf and line protocol have it.
     *
     * @param bits its bits; read with {@link Long#toUnsignedString(long)}
     */
    record UnsignedValue(long bits) implements Value {}

    /** A binary floating point number of 64 bits; a whole one keeps its fraction in JSON ({@code 50.0}). */
    record FloatValue(double value) implements Value {}

    /**
     * A number by its JSON text, kept as written ({@code 1e3}, {@code 10000000000000000000}): for records that were read
     * rather than made, and for torture data that no 64 bits hold.
     *
     * @param text a number of the JSON grammar
     */
    record NumberText(String text) implements Value {
        public NumberText {
            requireNonNull(text, "text");
        }
    }

    /** Text of any characters. */
    record TextValue(String value) implements Value {
        public TextValue {
            requireNonNull(value, "value");
        }
    }

    /** True or false. */
    record BooleanValue(boolean value) implements Value {}

    /** The explicit null; an absent member is simply not listed. */
    record NullValue() implements Value {}

    /** One member of an object. */
    record Member(String name, Value value) {
        public Member {
            requireNonNull(name, "name");
            requireNonNull(value, "value");
        }
    }
}
