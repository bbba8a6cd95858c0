package dev.frameproof.cli.bench;

import dev.frameproof.harness.bench.LiveStack;
import dev.frameproof.host.embedded.LiveLimits;
import dev.frameproof.process.ChildProcess;
import dev.frameproof.process.JavaCommand;
import dev.frameproof.process.ProcessExit;
import dev.frameproof.process.ProcessSpec;
import dev.frameproof.process.Stdin;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts Kafka, the embedded target with the bundled plugin, and a process of viewers, and takes what that says. */
final class LiveLoadProcess {
    private static final Duration DEADLINE = Duration.ofMinutes(15);
    private static final int QUEUE_BYTES = 64 << 20;

    private LiveLoadProcess() {}

    /**
     * @param heap the most heap of the viewers' process, as the JVM reads it, for example {@code 1g}
     * @param buffers the most memory for what is read from sockets, likewise
     * @return what came of each load
     */
    static List<LiveLoadResult> run(
            BenchmarkRequest request, String heap, String buffers, int channels, List<LiveLoadSettings.Step> steps)
            throws Exception {
        LiveLimits limits = LiveLimits.grafana().withMaxConnections(-1).withClientQueueBytes(QUEUE_BYTES);
        try (ScratchFolder folder = ScratchFolder.create();
                LiveStack stack = LiveStack.start(request.bundledPlugin(), Map.of(), limits, folder.path())) {
            LiveLoadSettings settings = new LiveLoadSettings(
                    stack.target().url().toString(),
                    stack.password(),
                    stack.target().liveNamespace(),
                    stack.datasourceUid(),
                    stack.bootstrapServers(),
                    stack.processes(),
                    channels,
                    steps);
            List<String> command = JavaCommand.of(LiveLoadMain.class)
                    .withOptions("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=" + buffers)
                    .toCommand();
            List<LiveLoadResult> results = Collections.synchronizedList(new ArrayList<>());
            ProcessSpec spec = ProcessSpec.of("viewers", command, folder.resolve("viewers.log"))
                    .inheriting("PATH", "HOME")
                    .withStdin(Stdin.watched(settings.toJson()));
            try (ChildProcess child = ChildProcess.start(
                    spec, line -> LiveLoadResult.ofLine(line.text()).ifPresent(result -> {
                        results.add(result);
                        request.say(result.line());
                    }))) {
                ProcessExit exit = child.exit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
                if (exit.code() != 0 || results.isEmpty()) {
                    throw new IOException("the process of the viewers " + exit.description() + "; its last lines: "
                            + exit.lastLines());
                }
            }
            return List.copyOf(results);
        }
    }
}
