package dev.frameproof.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.browser.BrowserHalf;
import dev.frameproof.browser.BrowserReport;
import dev.frameproof.browser.BrowserResult;
import dev.frameproof.browser.BrowserSettings;
import dev.frameproof.browser.PluginFrontend;
import dev.frameproof.browser.TargetSource;
import dev.frameproof.browser.TopicQuery;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.harness.session.LiveStream;
import dev.frameproof.harness.session.PluginSession;
import dev.frameproof.harness.session.SessionPlan;
import dev.frameproof.host.TargetUnavailableException;
import dev.frameproof.matrix.StackCheck;
import dev.frameproof.process.Resources;
import dev.frameproof.reports.CellEnd;
import dev.frameproof.reports.MatrixCell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A cell's browser half: Grafana's own browser packages of the cell's version over its server half, with the plugin's
 * {@code module.js} and two topics that run. One browser at a time.
 */
final class BrowserStackCheck implements StackCheck {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(40);
    private static final Duration BETWEEN_RECORDS = Duration.ofMillis(250);
    private static final int RECORDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BrowserHalf half;
    private final RunEnvironment environment;
    private final ReentrantLock one = new ReentrantLock();

    BrowserStackCheck(BrowserSettings settings, RunEnvironment environment) {
        this.half = BrowserHalf.of(settings);
        this.environment = requireNonNull(environment, "environment");
    }

    @Override
    public String caseName() {
        return "browser";
    }

    @Override
    public MatrixCell check(Stack stack) throws InterruptedException {
        one.lockInterruptibly();
        try (Resources resources = new Resources()) {
            if (half.missing().isPresent()) {
                return without(stack, CellEnd.UNAVAILABLE, half.missing().get());
            }
            return looked(stack, resources);
        } catch (TargetUnavailableException absent) {
            return without(stack, CellEnd.UNAVAILABLE, String.valueOf(absent.getMessage()));
        } catch (EnvironmentException failed) {
            return without(stack, CellEnd.ENVIRONMENT_FAILED, failed.problem().oneLine());
        } finally {
            one.unlock();
        }
    }

    private MatrixCell looked(Stack stack, Resources resources) throws InterruptedException {
        long startNanos = System.nanoTime();
        Path folder = stack.folder()
                .resolve("browser")
                .resolve(MatrixCell.slug(stack.target().name()) + "_" + MatrixCell.slug(stack.build()));
        PluginSession session = resources.add(
                "the session",
                PluginSession.start(new SessionPlan(
                        KafkaConnection.to(stack.kafka()),
                        true,
                        stack.target().plan(),
                        stack.plugin(),
                        stack.plant(),
                        new RunFolder(made(folder)),
                        environment)),
                CLOSE_DEADLINE);
        List<TopicQuery> topics = new ArrayList<>();
        for (String workload : List.of("server-metrics", "orders")) {
            LiveStream stream = resources.add(
                    workload, session.open(WorkloadPlan.of("browser-" + workload, workload)), CLOSE_DEADLINE);
            var unused = stream.send(RECORDS);
            resources.add("more of " + workload, flowing(stream), CLOSE_DEADLINE);
            topics.add(new TopicQuery(stream.topic(), query(stream)));
        }
        try (TargetSource source = new TargetSource(session.target(), session.datasourceUid(), topics)) {
            String version = session.target().version().toString();
            BrowserResult result = half.check(version, source, frontend(stack), folder);
            Path page = BrowserReport.write(List.of(result), folder);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
            return new BrowserCell(stack, caseName(), result).cell(page, elapsed);
        }
    }

    /** A panel that joins a stream which runs already sees what comes from then on: so something has to come. */
    private static AutoCloseable flowing(LiveStream stream) {
        ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
        ScheduledFuture<?> unused = sender.scheduleAtFixedRate(
                () -> {
                    try {
                        var unusedSent = stream.send(1);
                    } catch (InterruptedException ending) {
                        Thread.currentThread().interrupt();
                    }
                },
                BETWEEN_RECORDS.toMillis(),
                BETWEEN_RECORDS.toMillis(),
                TimeUnit.MILLISECONDS);
        return sender::shutdownNow;
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException full) {
            throw new UncheckedIOException("the folder " + folder + " cannot be made", full);
        }
    }

    /** @return the stream's query without topic and letter, which the page gives */
    private static String query(LiveStream stream) {
        try {
            ObjectNode query = (ObjectNode) JSON.readTree(stream.query().toJson());
            query.remove(List.of("topicName", "refId"));
            return query.put("autoOffsetReset", "earliest").toString();
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** @return empty for a plugin of which only the id is known: there is no module to load then */
    private Optional<PluginFrontend> frontend(Stack stack) {
        if (stack.plant().isPresent()) {
            return Optional.of(PluginFrontend.read(environment.plantedPlugin()));
        }
        if (stack.plugin().equals(RunPlan.BUNDLED)) {
            return Optional.of(PluginFrontend.read(environment.bundledPlugin()));
        }
        Path folder = Path.of(stack.plugin());
        return Files.isDirectory(folder) ? Optional.of(PluginFrontend.read(folder)) : Optional.empty();
    }

    private MatrixCell without(Stack stack, CellEnd end, String reason) {
        return MatrixCell.without(stack.target().name(), stack.build(), caseName(), end, reason);
    }
}
