package dev.frameproof.protocol.plugin;

import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.TimeUnit;

/** What happens to the process from outside: its parent dies, somebody presses Ctrl-C. */
final class ProcessSignals {
    private static final long PARENT_CHECK_SECONDS = 1;

    private final long parentPid = parent();

    /** A process whose parent died belongs to another one: one cheap system call a second tells. */
    void whenParentIsGone(EventExecutor timer, Runnable action) {
        if (parentPid < 0) {
            return;
        }
        var unused = timer.scheduleWithFixedDelay(
                () -> {
                    if (parent() != parentPid) {
                        action.run();
                    }
                },
                PARENT_CHECK_SECONDS,
                PARENT_CHECK_SECONDS,
                TimeUnit.SECONDS);
    }

    private static long parent() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L);
    }

    /**
     * Ctrl-C in a terminal goes to the host and its plugins alike; the host then stops them in order. By reflection,
     * since the class belongs to no supported module and may be left out of a runtime.
     */
    static void ignoreInterrupt(PluginLog log) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("INT"),
                            handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException e) {
            log.debug("interrupts are not ignored", "error", e);
        }
    }
}
