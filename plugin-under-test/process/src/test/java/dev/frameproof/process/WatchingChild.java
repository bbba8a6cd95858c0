package dev.frameproof.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Test process: says what it was handed, then lives for as long as its parent. */
final class WatchingChild {

    private WatchingChild() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ParentWatch watch = ParentWatch.ofStdin();
        String text = watch.handedOver();
        watch.onParentGone(() -> end(Path.of(arguments[0])), Duration.ofSeconds(5));
        System.out.println("grandchild " + ProcessHandle.current().pid() + " got " + text);
        new CountDownLatch(1).await();
    }

    private static void end(Path folder) {
        try {
            Files.writeString(folder.resolve("ended"), "orderly");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
