package dev.frameproof.producers.registry;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Under which subject a schema is registered. */
public enum SubjectStrategy {
    /** {@code <topic>-key} or {@code <topic>-value}: one schema line a topic. */
    TOPIC_NAME("topic"),
    /** The record's full name: the same line wherever such records go. */
    RECORD_NAME("record"),
    /** {@code <topic>-<record's full name>}: several kinds of records in one topic. */
    TOPIC_RECORD_NAME("topic-record");

    private final String text;

    SubjectStrategy(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when there is no strategy of that name; the message lists those there are */
    public static SubjectStrategy parse(String text) {
        return Arrays.stream(values())
                .filter(strategy -> strategy.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown subject strategy '" + text + "': known are "
                        + Arrays.stream(values()).map(s -> s.text).collect(Collectors.joining(", "))));
    }

    /** @return as people write it, for example {@code topic-record} */
    public String text() {
        return text;
    }

    /** @param recordName the full name of the record or message that the schema describes */
    public String subject(String topic, boolean key, String recordName) {
        return switch (this) {
            case TOPIC_NAME -> topic + (key ? "-key" : "-value");
            case RECORD_NAME -> recordName;
            case TOPIC_RECORD_NAME -> topic + "-" + recordName;
        };
    }
}
