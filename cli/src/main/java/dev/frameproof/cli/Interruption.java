package dev.frameproof.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets Ctrl-C end what is going on in order: the process waits, for a while, until that is over. */
final class Interruption implements AutoCloseable {
    private static final Duration LONGEST_END = Duration.ofSeconds(40);

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean interrupted;

    /** @param stop called on Ctrl-C, once, by another thread; it does not wait */
    Interruption(Runnable stop) {
        hook = new Thread(
                () -> {
                    interrupted = true;
                    stop.run();
                    awaitEnd();
                },
                "ctrl-c");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean happened() {
        return interrupted;
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending already: the hook is running, and sees that this is over.
            return;
        }
    }

    private void awaitEnd() {
        try {
            if (!over.await(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("frameproof: not everything ended within " + LONGEST_END.toSeconds() + " s");
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }
}
