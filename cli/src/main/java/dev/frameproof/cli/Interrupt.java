package dev.frameproof.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C and SIGTERM as a word to what is going on; the process ends when that has ended in order. */
final class Interrupt {
    private static final Duration LONGEST_END = Duration.ofSeconds(40);

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    private Interrupt(Runnable told) {
        hook = new Thread(
                () -> {
                    told.run();
                    awaitEnd();
                },
                "ctrl-c");
    }

    /** @param told called from a thread of its own; must return at once */
    static Interrupt onCtrlC(Runnable told) {
        var interrupt = new Interrupt(told);
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    /** Bounded, so that what hangs cannot keep the process for ever. */
    private void awaitEnd() {
        try {
            if (!over.await(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("frameproof: not everything ended within " + LONGEST_END.toSeconds() + " s");
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was going on has ended. */
    void end() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending already: the hook is running, and sees that the run is over.
            return;
        }
    }
}
