package dev.frameproof.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ask, wait, kill, wait: once for each child, whoever calls and however often. */
final class StopSequence {

    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private final ChildProcess child;
    private boolean done;

    StopSequence(ChildProcess child) {
        this.child = child;
    }

    synchronized ProcessExit run() {
        if (!done) {
            endOrderly();
            done = true;
        }
        return awaitGone();
    }

    private void endOrderly() {
        long end = System.nanoTime() + child.spec().stopGrace().toNanos();
        child.tree().remember();
        try {
            if (child.isAlive()) {
                ask();
                child.process().waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
            if (!child.isAlive()) {
                child.tree().awaitDescendantsGone(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            child.tree().kill();
        }
    }

    private void ask() {
        Thread asking = new Thread(
                () -> {
                    try {
                        child.spec().stopAction().ask(child);
                    } catch (IOException | RuntimeException e) {
                        child.tree().signal();
                    }
                },
                child.name() + "-stop");
        asking.setDaemon(true);
        asking.start();
    }

    private ProcessExit awaitGone() {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return child.exit().get(AFTER_KILL.toMillis(), TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException | ExecutionException e) {
            throw new ChildProcessException(
                    child + " is still there " + NotReady.seconds(AFTER_KILL) + " after it was killed", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
