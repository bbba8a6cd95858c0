package dev.frameproof.process;

import java.io.IOException;

/** How a child is asked to end. It may block or fail: the child is killed anyway when its grace is over. */
@FunctionalInterface
public interface StopAction {

    /** Asks; does not wait for the end. */
    void ask(ChildProcess child) throws IOException;

    /** @return SIGTERM to the child and everything that it started */
    static StopAction signal() {
        return ChildProcess::signal;
    }

    /** @return closing the child's stdin, which ends a child of ours that uses {@link ParentWatch} */
    static StopAction closingStdin() {
        return ChildProcess::closeStdin;
    }
}
