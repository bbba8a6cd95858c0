package dev.frameproof.host.plugin;

import static java.util.Objects.requireNonNull;

import dev.frameproof.process.ChildProcessException;
import java.util.List;

/**
 * A plugin that did not start. The message is for users as it is: what happened, the plugin's last lines, what to do.
 * Nothing of the plugin is left running.
 */
public final class PluginStartException extends Exception {
    /** Why it did not start. */
    public enum Reason {
        /** The executable could not be run at all. */
        NOT_RUN,
        /** The process ended before its handshake. */
        EXITED,
        /** No handshake line came in time. */
        NO_HANDSHAKE,
        /** What came first on standard output is no handshake line. */
        NONSENSE,
        /** The line names a protocol that Grafana does not speak. */
        OTHER_PROTOCOL,
        /** Nobody answers where the line says that the plugin listens. */
        UNREACHABLE,
        /** A gRPC server answers, but not as a plugin does. */
        NO_PLUGIN,
        /** The plugin answers that it does not serve. */
        NOT_SERVING
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final List<String> lastLines;

    PluginStartException(Reason reason, String what, String remedy, List<String> lastLines, Throwable cause) {
        super(text(what, remedy, lastLines), cause);
        this.reason = requireNonNull(reason, "reason is null");
        this.lastLines = List.copyOf(lastLines);
    }

    static PluginStartException notRun(ChildProcessException cause) {
        return new PluginStartException(
                Reason.NOT_RUN,
                cause.getMessage(),
                "Check that the executable may be run and the log file written by this user.",
                List.of(),
                cause);
    }

    private static String text(String what, String remedy, List<String> lastLines) {
        String said =
                lastLines.isEmpty() ? "It wrote nothing." : "Its last lines:\n  " + String.join("\n  ", lastLines);
        return what + "\n" + said + "\n" + remedy;
    }

    public Reason reason() {
        return reason;
    }

    /** What the plugin wrote last, oldest first. */
    public List<String> lastLines() {
        return lastLines;
    }
}
