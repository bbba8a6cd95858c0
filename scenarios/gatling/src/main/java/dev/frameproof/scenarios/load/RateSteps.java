package dev.frameproof.scenarios.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.stage.Stage;
import dev.frameproof.harness.stage.StageWindow;
import dev.frameproof.harness.threshold.Threshold;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.ThresholdResult;
import dev.frameproof.reports.Units;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Steps of sending, each at the rate that {@link RateController} chooses and held against the plan's thresholds for itself.
 * Thresholds on {@code throughput} are held against the best step in the end. For one virtual user.
 */
public final class RateSteps {
    private static final double PRECISION = 0.05;
    private static final int MOST_STEPS = 40;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(5);

    private final Stage stage;
    private final RateController controller;
    private final Duration length;
    private final List<Threshold> ofSteps;
    private final List<Threshold> ofTheBest;
    private int step;
    private Optional<StageWindow> window = Optional.empty();
    private Optional<RunResult> best = Optional.empty();

    private RateSteps(Stage stage, long firstRate, List<Threshold> thresholds) {
        this.stage = requireNonNull(stage, "stage");
        controller = new RateController(firstRate, PRECISION, MOST_STEPS);
        length = stage.sendingTime();
        ofSteps = thresholds.stream()
                .filter(threshold -> !isOfThroughput(threshold))
                .toList();
        ofTheBest = thresholds.stream().filter(RateSteps::isOfThroughput).toList();
    }

    private static boolean isOfThroughput(Threshold threshold) {
        return threshold.text().startsWith("throughput");
    }

    static RateSteps of(Stage stage) {
        stage.judgesThresholds();
        try {
            double first = stage.plan()
                    .load()
                    .rate()
                    .map(Rate::parse)
                    .orElse(Rate.perSecond(1_000))
                    .perSecond();
            return new RateSteps(
                    stage, Math.max(1, Math.round(first)), stage.plan().checks().thresholds());
        } catch (IllegalArgumentException uneven) {
            throw new PlanException("--rate: the rate of the first step is an even one: " + uneven.getMessage());
        }
    }

    public boolean isOver() {
        return controller.isOver();
    }

    /** @return records a second in this step */
    public long rate() {
        return controller.rate();
    }

    /** @return how many records this step sends */
    public int records() {
        return Math.toIntExact(Math.max(1, Math.round(rate() * (length.toNanos() / NANOS_PER_SECOND))));
    }

    /** A step begins. */
    public ChainBuilder begin() {
        return exec(session -> {
            step++;
            window = Optional.of(stage.window());
            return session;
        });
    }

    /** A step has been sent: waits until all of it has come, and judges it. */
    public ActionBuilder judge() {
        return new BackgroundStep("all of a step has come", this::judged);
    }

    private void judged() throws InterruptedException {
        awaitAll();
        RunResult measured = window.orElseThrow().measured();
        List<ThresholdResult> broken = ofSteps.stream()
                .map(threshold -> threshold.judge(measured))
                .filter(result -> !result.met())
                .toList();
        String rate = Units.rate((double) rate());
        String word = controller.isConfirming() ? "again " : "";
        String said = broken.isEmpty()
                ? "%s%s holds (%s)".formatted(word, rate, latency(measured))
                : "%s%s does not hold: %s".formatted(word, rate, told(broken));
        if (broken.isEmpty() && controller.highest().orElse(0) <= rate()) {
            best = Optional.of(measured);
        }
        stage.step("step " + step + ": " + said);
        stage.fact("Step " + step, said);
        controller.tried(broken.isEmpty());
    }

    private void awaitAll() throws InterruptedException {
        long deadline = System.nanoTime() + CAUGHT_UP_WITHIN.toNanos();
        while (!stage.fleet().caughtUp()
                && System.nanoTime() - deadline < 0
                && !stage.over().isDone()) {
            LockSupport.parkNanos(this, LOOK.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while a step's rows were awaited");
            }
        }
    }

    private static String latency(RunResult measured) {
        return measured.latencies().stream()
                .findFirst()
                .map((LatencyResult latency) ->
                        "p50 %s, p99 %s".formatted(Units.duration(latency.p50()), Units.duration(latency.p99())))
                .orElse("no latency");
    }

    private static String told(List<ThresholdResult> broken) {
        return broken.stream()
                .map(result -> "%s was %s, not %s".formatted(result.name(), result.actual(), result.required()))
                .collect(Collectors.joining(", "));
    }

    /** Tells the report what was found. */
    public void tell() {
        String limits = Stream.concat(ofSteps.stream(), ofTheBest.stream())
                .map(Threshold::text)
                .collect(Collectors.joining(", "));
        boolean found = controller.highest().isPresent();
        String rate = found ? Units.rate((double) controller.highest().getAsLong()) : "none held";
        stage.fact("Highest rate", rate + " (" + limits + ")");
        stage.threshold(new ThresholdResult("highest rate", "one that holds: " + limits, rate, found));
        best.ifPresent(measured -> ofTheBest.forEach(threshold -> stage.threshold(threshold.judge(measured))));
    }
}
