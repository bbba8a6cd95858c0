package dev.frameproof.kafkaplugin.internal.stream;

/** Finds words for what went wrong. */
public final class Causes {
    private Causes() {}

    /** @return the message of the innermost cause that has one */
    public static String of(Throwable failure) {
        String message = failure.getClass().getSimpleName();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                message = cause.getMessage();
            }
        }
        return message;
    }
}
