package dev.frameproof.scenarios.engine;

/** An expression has no value for this virtual user. Its message is for people; it has no stack trace, being a user's mistake. */
public final class UnresolvedExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnresolvedExpressionException(String message) {
        super(message, null, false, false);
    }
}
