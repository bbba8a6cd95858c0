package dev.frameproof.cli.bench;

import dev.frameproof.live.LiveClient;
import dev.frameproof.process.ParentWatch;
import java.time.Duration;
import java.util.logging.LogManager;

/** The process that holds the viewers of {@link ViewersBenchmark} and {@link FanoutBenchmark}, and the producer. */
public final class LiveLoadMain {
    private static final Duration END_GRACE = Duration.ofSeconds(5);
    private static final int EVENT_LOOPS = 1;

    private LiveLoadMain() {}

    /** Takes its settings from stdin, and prints a line for each load. */
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        ParentWatch parent = ParentWatch.ofStdin();
        LiveLoadSettings settings = LiveLoadSettings.parse(parent.handedOver());
        try (LiveClient client = new LiveClient(EVENT_LOOPS)) {
            parent.onParentGone(client::close, END_GRACE);
            new LiveLoad(settings, client, System.out).run();
        }
        System.exit(0);
    }
}
