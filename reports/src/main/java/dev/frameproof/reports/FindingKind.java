package dev.frameproof.reports;

/**
 * What can be wrong with a delivered row, a stream, or what a panel makes of it. The {@link #id() id} is stable: it
 * appears in report.json, junit.xml and in files of accepted findings.
 */
public enum FindingKind {
    LOST("lost", "Lost", "A record was written to the topic and never came."),
    DUPLICATED("duplicated", "Duplicated", "A record came more than once."),
    OUT_OF_ORDER("out-of-order", "Out of order", "A record came after one with a higher offset of its partition."),
    WRONG_VALUE("wrong-value", "Wrong value", "A field holds another value than the one that was sent."),
    WRONG_TYPE("wrong-type", "Wrong type", "A field has another type than its value asks for."),
    WRONG_COLUMNS("wrong-columns", "Wrong column set", "Columns are missing, surplus, or in another order."),
    WRONG_TIMESTAMP("wrong-timestamp", "Wrong timestamp", "The row's time is not the record's."),
    UNEXPECTED_ERROR("unexpected-error", "Unexpected error row", "A good record was reported as broken."),
    MISSING_ERROR("missing-error", "Missing error row", "A broken record was shown as if it were good."),
    UNKNOWN_ROW("unknown-row", "Unknown row", "A row names a position at which nothing was sent."),
    ABORTED_SHOWN("aborted-shown", "Aborted record shown", "A record of an aborted transaction was shown."),
    MALFORMED_FRAME("malformed-frame", "Malformed frame", "A message is not a frame a viewer could read."),
    EMPTY_FRAME("empty-frame", "Empty frame", "A frame without rows was sent."),
    LATE("late", "Late", "A record came later than the run allows."),
    STREAM_ENDED("stream-ended", "Stream ended", "The stream broke off while records were still due."),
    NOTHING_CHECKED("nothing-checked", "Nothing checked", "Not one row could be verified."),
    PANEL_DROPPED("panel-dropped", "Panel dropped values", "A panel would have lost values that were delivered.");

    private final String id;
    private final String title;
    private final String meaning;

    FindingKind(String id, String title, String meaning) {
        this.id = id;
        this.title = title;
        this.meaning = meaning;
    }

    /** @return the stable name, lower case with hyphens */
    public String id() {
        return id;
    }

    /** @return the name a person reads */
    public String title() {
        return title;
    }

    /** @return one sentence that explains it */
    public String meaning() {
        return meaning;
    }
}
