package dev.frameproof.browser;

/** Live refused a subscription, as Grafana would; the message is for the user. */
public final class LiveRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public LiveRefusedException(String message) {
        super(message);
    }

    public LiveRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
