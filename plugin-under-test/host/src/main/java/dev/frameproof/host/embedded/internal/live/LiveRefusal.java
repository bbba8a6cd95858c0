package dev.frameproof.host.embedded.internal.live;

/** A command that gets an error for its answer. */
public final class LiveRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final transient LiveError error;

    /** @param reason what the log says, beyond what the client is told */
    public LiveRefusal(LiveError error, String reason) {
        super(reason, null, false, false);
        this.error = error;
    }

    public LiveError error() {
        return error;
    }
}
