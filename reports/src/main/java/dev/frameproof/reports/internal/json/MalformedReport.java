package dev.frameproof.reports.internal.json;

/** A JSON document is not a report; the message is a sentence that says why. */
public final class MalformedReport extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedReport(String message) {
        super(message);
    }
}
