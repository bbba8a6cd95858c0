package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is not as it should be, with the place where it was seen.
 *
 * @param kind what is wrong
 * @param severity how much it weighs
 * @param stream the stream query it was seen on, as the report names it, for example {@code orders/A viewer 2}
 * @param topic the Kafka topic
 * @param partition the partition, -1 where the finding is about no single record
 * @param offset the record's offset, -1 where the finding is about no single record
 * @param field the column, empty where the finding is about the row or the stream
 * @param expected what should have been there, as text
 * @param got what was there, as text
 * @param detail one sentence for a person: what it means or what to look at; may be empty
 */
public record Finding(
        FindingKind kind,
        Severity severity,
        String stream,
        String topic,
        int partition,
        long offset,
        String field,
        String expected,
        String got,
        String detail) {
    public Finding {
        requireNonNull(kind, "kind");
        requireNonNull(severity, "severity");
        requireNonNull(stream, "stream");
        requireNonNull(topic, "topic");
        requireNonNull(field, "field");
        requireNonNull(expected, "expected");
        requireNonNull(got, "got");
        requireNonNull(detail, "detail");
    }
}
