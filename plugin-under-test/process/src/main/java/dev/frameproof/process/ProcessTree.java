package dev.frameproof.process;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Everything that a child started. A system forgets who started a process as soon as its parent is gone, so the tree is
 * written down while the child lives.
 */
final class ProcessTree {

    private final ProcessHandle root;
    private final Set<ProcessHandle> descendants = new LinkedHashSet<>();

    ProcessTree(ProcessHandle root) {
        this.root = root;
    }

    synchronized void remember() {
        if (root.isAlive()) {
            root.descendants().forEach(descendants::add);
        }
    }

    /** Sends SIGTERM to all, the root first so that it may end its own children in its own order. */
    void signal() {
        remember();
        root.destroy();
        living().forEach(ProcessHandle::destroy);
    }

    /** Sends SIGKILL to all, the root first so that it starts nothing more. */
    void kill() {
        remember();
        root.destroyForcibly();
        killDescendants();
    }

    void killDescendants() {
        for (ProcessHandle descendant : living()) {
            List<ProcessHandle> below = descendant.descendants().toList();
            descendant.destroyForcibly();
            below.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** @return whether all descendants are gone in time */
    boolean awaitDescendantsGone(Duration patience) throws InterruptedException {
        CompletableFuture<?>[] exits =
                living().stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }

    private synchronized List<ProcessHandle> living() {
        return descendants.stream().filter(ProcessHandle::isAlive).toList();
    }
}
