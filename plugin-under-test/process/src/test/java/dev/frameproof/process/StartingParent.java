package dev.frameproof.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Test process: starts {@link WatchingChild} and waits to be killed. */
final class StartingParent {

    private StartingParent() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        JavaCommand command = JavaCommand.of(WatchingChild.class)
                .withOptions("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .withArguments(folder.toString());
        ProcessSpec spec = ProcessSpec.of("child", command.toCommand(), folder.resolve("child.log"))
                .withStdin(Stdin.watched("hello there"))
                .stoppedBy(StopAction.closingStdin(), Duration.ofSeconds(5));
        Resources resources = new Resources().closeAtShutdown();
        resources.add(
                "child", ChildProcess.start(spec, line -> System.out.println(line.text())), Duration.ofSeconds(10));
        new CountDownLatch(1).await();
    }
}
