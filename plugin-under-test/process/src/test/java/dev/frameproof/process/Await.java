package dev.frameproof.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for processes that are not children of this one. */
final class Await {

    private Await() {}

    static void gone(long pid, Duration deadline) throws Exception {
        var process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        }
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
