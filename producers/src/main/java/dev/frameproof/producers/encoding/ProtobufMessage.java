package dev.frameproof.producers.encoding;

import static java.util.Objects.requireNonNull;

/**
 * Which message of a file the records are.
 *
 * @param name the message's own name
 * @param place where it stands among the file's messages
 */
public record ProtobufMessage(String name, Place place) {
    /** Where a message stands; Confluent's wire format tells by message indexes. */
    public enum Place {
        /** The first message of the file: indexes {@code [0]}, written as the one byte 0. */
        FIRST,
        /** The second message of the file: indexes {@code [1]}. */
        SECOND,
        /** The first message inside the second one: indexes {@code [1, 0]}. */
        NESTED
    }

    public ProtobufMessage {
        requireNonNull(place, "place");
        SchemaNames.check(name, name, "Protobuf");
    }

    /** @return that message, the first of its file */
    public static ProtobufMessage first(String name) {
        return new ProtobufMessage(name, Place.FIRST);
    }

    /** @return the full name, {@code Outer.Name} for a nested one */
    public String fullName() {
        return place == Place.NESTED ? outerName() + "." + name : name;
    }

    String outerName() {
        return name + "Envelope";
    }

    String otherName() {
        return name + "Header";
    }

    /** @return Confluent's message indexes: how many, then each, as zigzag varints; the usual {@code [0]} as one 0 */
    byte[] indexes() {
        return switch (place) {
            case FIRST -> new byte[] {0};
            case SECOND -> new byte[] {2, 2};
            case NESTED -> new byte[] {4, 2, 0};
        };
    }
}
