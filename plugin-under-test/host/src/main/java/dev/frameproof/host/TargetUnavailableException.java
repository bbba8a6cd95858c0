package dev.frameproof.host;

/** This machine cannot have such a target: no Docker API answers, or there is no such image. Its message says why. */
public final class TargetUnavailableException extends TargetException {
    private static final long serialVersionUID = 1L;

    TargetUnavailableException(String message) {
        super(message);
    }
}
