package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** The container of a target: its life, its log, its processes. */
final class GrafanaContainer implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final int STOP_SECONDS = 10;
    private static final int SHOWN_LINES = 20;

    private final String image;
    private final Path log;
    private final BufferedWriter writer;
    private final GenericContainer<?> container;

    /** @param log where what it says goes; its folder is made */
    GrafanaContainer(String image, Map<String, String> environment, Path log) {
        this.image = requireNonNull(image, "image");
        this.log = requireNonNull(log, "log");
        this.writer = writer(log);
        this.container = new GenericContainer<>(DockerImageName.parse(image))
                .withEnv(environment)
                .withNetworkMode("host")
                .withLogConsumer(this::write);
    }

    private static BufferedWriter writer(Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new TargetException("the log %s cannot be written: %s".formatted(log, full.getMessage()), full);
        }
    }

    private synchronized void write(OutputFrame frame) {
        try {
            writer.write(frame.getUtf8String());
            writer.flush();
        } catch (IOException closed) {
            // The log was closed with the container: what it says after that is of no use.
        }
    }

    /** @param mode of every file and folder in it; users of images differ */
    void copy(Path folder, String to, int mode) {
        container.withCopyFileToContainer(MountableFile.forHostPath(folder, mode), to);
    }

    /** @throws TargetException when it does not start */
    void start() {
        try {
            container.start();
        } catch (ContainerLaunchException failed) {
            throw new TargetException(
                    "a container of %s did not start: %s".formatted(image, DockerService.rootLine(failed))
                            + "\nIts log: " + log,
                    failed);
        }
    }

    /** @throws TargetException when Grafana in it does not serve within the deadline, with its last lines */
    void awaitWell(java.net.URI url, Duration deadline) throws InterruptedException {
        var health = new GrafanaHealth(url);
        long deadlineNanos = System.nanoTime() + deadline.toNanos();
        while (!health.isWell()) {
            boolean late = System.nanoTime() - deadlineNanos > 0;
            if (late || !isRunning()) {
                throw new TargetException(
                        "Grafana in a container of %s %s: waited for its answer at %s.\nLast lines of %s:\n%s"
                                .formatted(
                                        image,
                                        late ? "did not serve within %d s".formatted(deadline.toSeconds()) : "ended",
                                        url,
                                        log,
                                        lastLines()));
            }
            boolean unused = new CountDownLatch(1).await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()))
                    .replace("\t", "  ");
        } catch (IOException unreadable) {
            return "(unreadable)";
        }
    }

    boolean isRunning() {
        return container.isRunning();
    }

    Path log() {
        return log;
    }

    /** @return the process ids and command lines of what runs in it, as this machine's system sees them */
    List<List<String>> processes() {
        String[][] rows = container
                .getDockerClient()
                .topContainerCmd(container.getContainerId())
                .withPsArgs("-eo pid,args")
                .exec()
                .getProcesses();
        return rows == null
                ? List.of()
                : java.util.Arrays.stream(rows).map(List::of).toList();
    }

    /** Asks it to end, and removes it. */
    @Override
    public void close() {
        if (container.getContainerId() != null) {
            try {
                container
                        .getDockerClient()
                        .stopContainerCmd(container.getContainerId())
                        .withTimeout(STOP_SECONDS)
                        .exec();
            } catch (RuntimeException goneAlready) {
                // Removed below, whatever it was.
            }
            container.stop();
        }
        try {
            synchronized (this) {
                writer.close();
            }
        } catch (IOException full) {
            throw new TargetException("the log %s cannot be written: %s".formatted(log, full.getMessage()), full);
        }
    }
}
