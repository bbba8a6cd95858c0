package dev.frameproof.oracle.recording.internal;

import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;

/**
 * What findings have in common, as the plugin's maintainer would file it.
 *
 * @param title one line
 * @param standard what the standard, or the plugin's own documentation, says
 */
public record Cause(String title, String standard) {
    private static final String ORDER =
            "Kafka keeps the order of records within a partition, and a stream shows them in that order. A record whose"
                    + " columns or types differ from those of the record before it goes into another frame, and frames are"
                    + " sent structure by structure: rows overtake rows with lower offsets. A panel appends rows in the"
                    + " order in which they come, so a graph draws backwards.";
    private static final String COMMITTED =
            "The plugin promises to read committed messages only. Records of aborted transactions are to be dropped by"
                    + " every consumer with `isolation.level=read_committed`, by the list of aborted transactions that a"
                    + " fetch response carries.";
    private static final String WRITER =
            "A record in Confluent's wire format says by which schema it was written: a zero byte, then the schema's id"
                    + " in four bytes (for Protobuf followed by the message's indexes, zigzag varints). It is to be decoded"
                    + " by that schema, not by the latest of a subject, and by that message.";

    /** @return the cause of a finding on a stream of that query */
    public static Cause of(Finding finding, StreamQuery query) {
        MessageFormat format = query.messageFormat();
        return switch (finding.kind()) {
            case OUT_OF_ORDER -> new Cause("Rows of different structure overtake each other", ORDER);
            case ABORTED_SHOWN -> new Cause("Records of aborted transactions are shown", COMMITTED);
            case MISSING_ERROR ->
                new Cause("Broken " + name(format) + " records are shown as good ones", broken(format));
            case UNEXPECTED_ERROR ->
                new Cause(
                        "Good " + name(format) + " records are reported as broken",
                        registered(query)
                                ? WRITER
                                : "An error row is for a record that no reader of its format can decode.");
            case LOST -> lost(format);
            case WRONG_VALUE -> value(finding, query);
            case WRONG_COLUMNS -> columns(format, query);
            default -> new Cause(finding.kind().title(), finding.kind().meaning());
        };
    }

    private static Cause lost(MessageFormat format) {
        return format == MessageFormat.LINE_PROTOCOL
                ? new Cause(
                        "Records without a line vanish",
                        "Every committed record is shown once; a record without one parsable line becomes an error row."
                                + " A record of empty lines does, but one without bytes (a tombstone, or an empty value)"
                                + " leaves no trace: a viewer cannot tell it from a record that was lost.")
                : new Cause(FindingKind.LOST.title(), "Every committed record is shown once.");
    }

    private static Cause value(Finding finding, StreamQuery query) {
        if (query.messageFormat() == MessageFormat.PLAINTEXT && finding.got().equals("null")) {
            return new Cause(
                    "An empty text is shown as a tombstone",
                    "Kafka tells a record whose value is null (a tombstone, which deletes its key) from one whose value is"
                            + " empty. As plain text the empty value is the empty text.");
        }
        if (query.keyFormat() != KeyFormat.NONE
                && (finding.field().equals("key") || finding.field().startsWith("key."))) {
            return new Cause(
                    "The key's column takes the place of a value's",
                    "Where a value has a member of the same name as a column of the key, the value's column stays and the"
                            + " key's is left out. The column shows the key's content all the same: the value is lost.");
        }
        return new Cause(
                "Values differ from what was sent",
                registered(query) ? WRITER : "A field holds exactly the value that was sent.");
    }

    private static Cause columns(MessageFormat format, StreamQuery query) {
        if (format == MessageFormat.PROTOBUF && !registered(query)) {
            return new Cause(
                    "An empty Protobuf message loses its columns",
                    "A message in which every field has its default is encoded as no bytes at all. It is as good as any"
                            + " other: proto3 scalars without presence are there with their defaults, fields with presence"
                            + " are null.");
        }
        return new Cause(
                "Columns differ from the record's",
                registered(query) ? WRITER : "A row has the columns of its record, no more and no less.");
    }

    private static boolean registered(StreamQuery query) {
        return (query.messageFormat() == MessageFormat.AVRO && !query.avro().inline())
                || (query.messageFormat() == MessageFormat.PROTOBUF
                        && !query.protobuf().inline());
    }

    private static String broken(MessageFormat format) {
        return switch (format) {
            case JSON ->
                "A JSON text is one value with nothing but white space around it (RFC 8259, section 2). What follows the"
                        + " first value is dropped without a word.";
            case LINE_PROTOCOL ->
                "In line protocol, measurement, tag keys, tag values and field keys are never empty; InfluxDB refuses"
                        + " such a line (`missing tag value`). A record without one parsable line becomes an error row.";
            case AVRO, PROTOBUF, PLAINTEXT -> "A record that no reader of its format can decode becomes an error row.";
        };
    }

    private static String name(MessageFormat format) {
        return switch (format) {
            case JSON -> "JSON";
            case AVRO -> "Avro";
            case PROTOBUF -> "Protobuf";
            case PLAINTEXT -> "plaintext";
            case LINE_PROTOCOL -> "line protocol";
        };
    }
}
