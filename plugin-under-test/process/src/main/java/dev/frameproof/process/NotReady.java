package dev.frameproof.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The words for a child that did not become ready. */
final class NotReady {

    private NotReady() {}

    static ChildProcessException exception(
            ChildProcess child, Readiness readiness, Duration deadline, Optional<ProcessExit> gone) {
        String what = gone.map(exit -> child.name() + " " + exit.description() + " before it was ready")
                .orElseGet(() -> child + " was not ready within " + seconds(deadline));
        return new ChildProcessException(what + ": waited for " + readiness.waitsFor() + ".\n" + tail(child));
    }

    static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    private static String tail(ChildProcess child) {
        List<String> lines = child.lastLines();
        if (lines.isEmpty()) {
            return "It wrote nothing (" + child.logFile() + ").";
        }
        return "Last lines of " + child.logFile() + ":\n  " + String.join("\n  ", lines);
    }
}
