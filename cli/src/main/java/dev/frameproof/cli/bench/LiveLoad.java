package dev.frameproof.cli.bench;

import dev.frameproof.cli.bench.LiveLoadSettings.Step;
import dev.frameproof.harness.bench.LiveTopic;
import dev.frameproof.harness.viewers.FleetSettings;
import dev.frameproof.harness.viewers.FleetVerdict;
import dev.frameproof.harness.viewers.FrameObserver;
import dev.frameproof.harness.viewers.ViewedStream;
import dev.frameproof.harness.viewers.ViewerFleet;
import dev.frameproof.harness.viewers.WatchedChannel;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.live.LiveClient;
import dev.frameproof.live.LiveConnection;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.sink.TopicAdmin;
import dev.frameproof.producers.workload.FlatNumbers;
import dev.frameproof.producers.workload.FlatNumbersSettings;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/** Viewers of some channels, what is sent to those, and what comes of it; one load after the other. */
final class LiveLoad {
    private static final Duration TOPIC_DEADLINE = Duration.ofSeconds(30);
    private static final Duration JOIN_DEADLINE = Duration.ofMinutes(2);
    private static final Duration TAIL_DEADLINE = Duration.ofSeconds(30);
    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(1);
    private static final int CONNECTING_AT_ONCE = 200;
    private static final String NOT_PROFILED = "";
    private static final int FIELDS = 6;
    private static final int DECIMALS = 3;
    private static final int FINDINGS_TOLD = 5;
    private static final double NANOS_PER_SECOND = 1e9;

    private final LiveLoadSettings settings;
    private final LiveClient client;
    private final PrintStream out;
    private final LiveAuth auth;
    private int topics;

    LiveLoad(LiveLoadSettings settings, LiveClient client, PrintStream out) {
        this.settings = settings;
        this.client = client;
        this.out = out;
        auth = new LiveAuth.Basic("admin", settings.password());
    }

    void run() throws Exception {
        Map<Step, LiveLoadResult> best = new LinkedHashMap<>();
        for (Step step : settings.steps()) {
            if (step.untilItBreaks()) {
                search(step).ifPresent(result -> best.put(step, result));
            } else {
                tell(load(step, step.rowsPerSecond(), NOT_PROFILED));
            }
        }
        // Last: a process that was profiled is slower for a while.
        for (Map.Entry<Step, LiveLoadResult> one : best.entrySet()) {
            tell(load(
                    one.getKey(), one.getValue().rowsPerSecond(), one.getValue().busiest()));
        }
    }

    /**
     * Doubles the rate until it is too much for somebody, and goes to the middle twice.
     *
     * @return the best that holds
     */
    private Optional<LiveLoadResult> search(Step step) throws Exception {
        Optional<LiveLoadResult> good = Optional.empty();
        long rate = step.rowsPerSecond();
        long bad = Long.MAX_VALUE;
        int between = 2;
        while (between > 0) {
            LiveLoadResult result = load(step, rate, NOT_PROFILED);
            tell(result);
            if (result.holds()) {
                good = Optional.of(result);
            } else {
                bad = rate;
            }
            if (bad == Long.MAX_VALUE) {
                rate *= 2;
            } else {
                between--;
                rate = Math.max(1, (good.map(LiveLoadResult::rowsPerSecond).orElse(0L) + bad) / 2);
            }
        }
        return good;
    }

    private void tell(LiveLoadResult result) {
        out.println(result.toLine());
        out.flush();
    }

    private LiveLoadResult load(Step step, long rowsPerSecond, String profiled) throws Exception {
        Collection<LiveTopic> open = new ArrayList<>();
        List<LiveConnection> connections = new ArrayList<>();
        try (TopicAdmin admin = new TopicAdmin(settings.bootstrapServers(), Map.of())) {
            ViewerFleet fleet = new ViewerFleet(FleetSettings.standard(), client);
            List<LiveTopic> sent = new ArrayList<>();
            List<ViewedStream> streams = new ArrayList<>();
            for (int i = 0; i < settings.channels(); i++) {
                LiveTopic topic = topic(admin);
                open.add(topic);
                sent.add(topic);
                streams.add(stream(topic));
            }
            long joining = System.nanoTime();
            join(fleet, streams, step.viewers(), connections);
            double joined = (System.nanoTime() - joining) / NANOS_PER_SECOND;
            return measure(fleet, sent, step, rowsPerSecond, joined, profiled);
        } finally {
            open.forEach(LiveTopic::close);
            connections.forEach(LiveConnection::close);
            await(() -> client.connections() == 0, TAIL_DEADLINE);
        }
    }

    private LiveTopic topic(TopicAdmin admin) {
        String name = "live-load-" + topics++;
        admin.create(name, 1, Map.of(), TOPIC_DEADLINE);
        FlatNumbers workload = new FlatNumbers(new FlatNumbersSettings(FIELDS, DECIMALS, topics));
        return new LiveTopic(settings.bootstrapServers(), name, 1, workload, new JsonEncoder());
    }

    private ViewedStream stream(LiveTopic topic) {
        StreamQuery query = topic.query();
        return new ViewedStream(
                ViewedStream.channel(settings.namespace(), settings.datasourceUid(), query, "bench"),
                query,
                topic.records(),
                Representation.bundled(),
                ViewedStream.Due.ALL);
    }

    private void join(ViewerFleet fleet, List<ViewedStream> streams, int viewers, List<LiveConnection> connections)
            throws Exception {
        List<CompletableFuture<Void>> joining = new ArrayList<>();
        for (int n = 0; n < viewers; n++) {
            WatchedChannel viewer =
                    fleet.watch("viewer " + (n + 1), streams.get(n % streams.size()), FrameObserver.NONE);
            joining.add(client.connect(URI.create(settings.url()), auth).thenCompose(connection -> {
                synchronized (connections) {
                    connections.add(connection);
                }
                return viewer.subscribe(connection);
            }));
            if (joining.size() == CONNECTING_AT_ONCE || n == viewers - 1) {
                CompletableFuture.allOf(joining.toArray(CompletableFuture[]::new))
                        .get(JOIN_DEADLINE.toSeconds(), TimeUnit.SECONDS);
                joining.clear();
            }
        }
    }

    private LiveLoadResult measure(
            ViewerFleet fleet, List<LiveTopic> topics, Step step, long rowsPerSecond, double joined, String profiled)
            throws Exception {
        Map<String, Long> processes = new HashMap<>(settings.processes());
        processes.put("viewers", ProcessHandle.current().pid());
        if (profiled.equals(NOT_PROFILED)) {
            return measure(fleet, topics, step, rowsPerSecond, joined, processes, () -> {});
        }
        try (LoadProfile profile = LoadProfile.start(processes, profiled)) {
            return measure(fleet, topics, step, rowsPerSecond, joined, processes, profile::end)
                    .withProfile(profile.lines());
        }
    }

    private LiveLoadResult measure(
            ViewerFleet fleet,
            List<LiveTopic> topics,
            Step step,
            long rowsPerSecond,
            double joined,
            Map<String, Long> processes,
            Runnable onSent)
            throws InterruptedException {
        System.gc();
        double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MemorySeries.MIB;
        Usages before = Usages.of(processes);
        long start = System.nanoTime();
        topics.forEach(
                topic -> topic.send(Pacing.fixed(Rate.perSecond(rowsPerSecond)), rowsPerSecond * step.seconds()));
        boolean inTime = await(
                () -> topics.stream().allMatch(LiveTopic::isSent),
                Duration.ofSeconds(step.seconds()).plus(FOLLOWS_WITHIN));
        Usages after = Usages.of(processes);
        onSent.run();
        topics.forEach(LiveTopic::stop);
        await(() -> topics.stream().allMatch(LiveTopic::isSent), TAIL_DEADLINE);
        long due = topics.stream().mapToLong(LiveTopic::acknowledged).sum() / topics.size() * step.viewers();
        boolean followed = await(() -> fleet.verified() >= due, FOLLOWS_WITHIN);
        double perSecond = fleet.verified() / ((System.nanoTime() - start) / NANOS_PER_SECOND);
        if (followed) {
            await(fleet::caughtUp, TAIL_DEADLINE);
        }
        List<FleetVerdict> verdicts = fleet.finish();
        Histogram ages = fleet.latency().total();
        return new LiveLoadResult(
                step.viewers(),
                rowsPerSecond,
                perSecond,
                inTime,
                followed,
                verdicts.stream().mapToLong(FleetVerdict::provedViewers).sum(),
                verdicts.stream()
                        .flatMap(verdict -> verdict.total().findings().stream())
                        .limit(FINDINGS_TOLD)
                        .map(Object::toString)
                        .toList(),
                ages.getValueAtPercentile(50),
                ages.getValueAtPercentile(99),
                joined,
                after.coresSince(before),
                after.residentMiB(),
                heap,
                Map.of());
    }

    private static boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return true;
    }
}
