package dev.frameproof.kafkaplugin.internal;

/** A record's value is not what its format says; the message goes into the error row. Cheap: without a stack trace. */
public final class MalformedRecordException extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedRecordException(String message) {
        super(message, null, false, false);
    }
}
