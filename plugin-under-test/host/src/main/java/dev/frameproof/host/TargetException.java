package dev.frameproof.host;

/** A Grafana target that does not start, does not answer, or refuses. The message says what, where, why, what to do. */
public class TargetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TargetException(String message) {
        super(message);
    }

    public TargetException(String message, Throwable cause) {
        super(message, cause);
    }
}
