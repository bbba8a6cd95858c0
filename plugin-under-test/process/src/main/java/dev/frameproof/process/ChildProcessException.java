package dev.frameproof.process;

/** A child could not be started, was not ready in time, or died. The message is meant for the user as it is. */
public class ChildProcessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ChildProcessException(String message) {
        super(message);
    }

    public ChildProcessException(String message, Throwable cause) {
        super(message, cause);
    }
}
