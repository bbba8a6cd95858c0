package dev.frameproof.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntConsumer;

/**
 * For a child of ours: reads what its parent hands over on stdin ({@link Stdin#watched}), then ends the child when the
 * pipe closes, be it that the parent asks for the end ({@link StopAction#closingStdin()}) or that it was killed.
 */
public final class ParentWatch {

    private final InputStream stdin;
    private final IntConsumer halt;

    private ParentWatch(InputStream stdin, IntConsumer halt) {
        this.stdin = stdin;
        this.halt = halt;
    }

    /** @return a watch over this process's own stdin; nobody else may read it */
    public static ParentWatch ofStdin() {
        return new ParentWatch(System.in, Runtime.getRuntime()::halt);
    }

    static ParentWatch of(InputStream stdin, IntConsumer halt) {
        return new ParentWatch(stdin, halt);
    }

    /**
     * @return the text that the parent handed over
     * @throws IOException when the pipe closes before the text is complete: the parent is gone
     */
    public String handedOver() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int next = stdin.read(); next != 0; next = stdin.read()) {
            if (next < 0) {
                throw new IOException("stdin closed after " + text.size() + " bytes: the parent process is gone");
            }
            text.write(next);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /**
     * Watches from a daemon thread. When the pipe closes, runs the orderly end, then halts the process with exit code
     * 0, or 1 when the orderly end failed or took longer than its grace.
     */
    public void onParentGone(Runnable orderlyEnd, Duration grace) {
        Thread watch = new Thread(() -> watch(orderlyEnd, grace), "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch(Runnable orderlyEnd, Duration grace) {
        awaitEnd();
        Thread ending = new Thread(
                () -> {
                    orderlyEnd.run();
                    halt.accept(0);
                },
                "orderly-end");
        ending.setDaemon(true);
        ending.start();
        try {
            ending.join(grace.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        halt.accept(1);
    }

    private void awaitEnd() {
        byte[] ignored = new byte[64];
        try {
            int count = stdin.read(ignored);
            while (count >= 0) {
                count = stdin.read(ignored);
            }
        } catch (IOException e) {
            // A broken pipe says the same as a closed one.
        }
    }
}
