package dev.frameproof.harness.internal;

import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.stage.LoadDriver;
import dev.frameproof.harness.viewers.FleetSettings;
import dev.frameproof.harness.viewers.ViewerFleet;
import dev.frameproof.live.LiveClient;
import dev.frameproof.process.Resources;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A run whose load somebody else drives. */
public final class LoadSession implements Session {
    private static final System.Logger LOG = System.getLogger("load");
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(15);

    private final RunPlan plan;
    private final RunEnvironment environment;
    private final RunListener listener;
    private final LoadDriver driver;
    private final CountDownLatch stop;
    private final CountDownLatch driven = new CountDownLatch(1);
    private final long startNanos = System.nanoTime();
    private final ResultAssembly assembly;
    private final TimeLine timeLine = new TimeLine();
    private final Processes processes = new Processes();
    private final List<Problem> problems = new ArrayList<>();
    private volatile Optional<Throwable> broken = Optional.empty();
    private Schedule schedule;
    private Surroundings surroundings;
    private RunStage stage;
    private Optional<LoadPhase> phase = Optional.empty();
    private boolean deathTold;
    private long lookedNanos = System.nanoTime();

    public LoadSession(
            RunPlan plan, RunEnvironment environment, RunListener listener, LoadDriver driver, CountDownLatch stop) {
        this.plan = plan;
        this.environment = environment;
        this.listener = listener;
        this.driver = driver;
        this.stop = stop;
        this.assembly = new ResultAssembly(plan, environment, Instant.now());
    }

    @Override
    public void prepare() {
        if (plan.workloads().stream()
                .anyMatch(workload -> workload.records().transactionRecords().isPresent())) {
            throw new PlanException("transactions are sent by 'frameproof run'; leave them out of a load");
        }
        schedule = Schedule.of(plan.load(), plan.workloads(), plan.seed());
        if (schedule.shares().stream().anyMatch(Schedule.Share::isLive)) {
            throw new PlanException("what is played live is sent by 'frameproof run'; leave it out of a load");
        }
        schedule.leaves(plan.load().warmUp());
        surroundings = Surroundings.of(plan, environment, schedule, processes, assembly);
    }

    @Override
    public void start(RunFolder folder, Resources resources) throws InterruptedException {
        surroundings.start(folder, environment, resources, listener, this::sinceStart);
        surroundings.watchTarget();
        FleetSettings settings = FleetSettings.standard()
                .withLateAfter(plan.checks().late())
                .withFindingsKept(plan.checks().keptFindings());
        ViewerFleet fleet = resources.add("the viewers", fleet(settings), CLOSE_DEADLINE);
        FleetSettings patient = FleetSettings.standard()
                .withEventLoops(1)
                .withFindingsKept(plan.checks().keptFindings());
        ViewerFleet slow = resources.add("the slow viewers", fleet(patient), CLOSE_DEADLINE);
        stage = new RunStage(plan, folder, surroundings, fleet, slow, schedule.duration());
        resources.add("the load", this::stopDriving, ENDED_WITHIN);
    }

    private ViewerFleet fleet(FleetSettings settings) {
        var client = new LiveClient(
                settings.eventLoops(),
                settings.timeouts(),
                surroundings.stack().target().trust());
        return new ViewerFleet(settings, client);
    }

    @Override
    public void load() {
        Thread thread = new Thread(this::drive, "load");
        thread.setDaemon(true);
        thread.start();
        try {
            while (!stage.hasBegun() && isGoingOn()) {
                if (stop.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
            if (stage.hasBegun()) {
                measure();
            }
        } catch (InterruptedException again) {
            stop.countDown();
        } finally {
            stage.over().complete(null);
            end();
        }
        broken.ifPresent(this::tell);
    }

    private void measure() throws InterruptedException {
        boolean endKnown = !stage.thresholdsAreJudged()
                && (plan.load().duration().isPresent() || plan.load().records().isPresent());
        LoadPhase loading = new LoadPhase(
                stage.begunNanos(),
                stage,
                stage.fleet().latency(),
                timeLine,
                processes,
                listener,
                endKnown ? Optional.of(schedule.duration()) : Optional.empty(),
                plan.load().warmUp());
        phase = Optional.of(loading);
        loading.await(stop, plan.checks().drain(), () -> !isGoingOn(), this::sinceStart);
        loading.end();
    }

    private void drive() {
        try {
            driver.drive(stage);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError failure) {
            broken = Optional.of(failure);
        } finally {
            driven.countDown();
        }
    }

    private boolean isGoingOn() {
        long now = System.nanoTime();
        if (now - lookedNanos > BETWEEN_LOOKS.toNanos()) {
            lookedNanos = now;
            surroundings.watchTarget();
            surroundings.watchBroker();
        }
        stage.newSteps().forEach(step -> listener.step(step, sinceStart()));
        return driven.getCount() > 0 && !environmentFailed();
    }

    private boolean environmentFailed() {
        if (!problems.isEmpty()) {
            return true;
        }
        surroundings.failure().ifPresent(problems::add);
        if (!deathTold && !stage.killedPlugin()) {
            surroundings.pluginDeath().ifPresent(how -> {
                deathTold = true;
                stage.fleet().brokeOff(how);
                stage.slowFleet().brokeOff(how);
            });
        }
        return !problems.isEmpty();
    }

    /** Waits for the driver, whose viewers leave now. */
    private void end() {
        try {
            while (!driven.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (stop.getCount() == 0 || !problems.isEmpty()) {
                    stopDriving();
                    return;
                }
            }
        } catch (InterruptedException again) {
            stop.countDown();
            stopDriving();
        }
    }

    private void stopDriving() {
        if (driven.getCount() == 0) {
            return;
        }
        driver.stop();
        try {
            if (!driven.await(ENDED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                listener.step("the load did not end within " + ENDED_WITHIN.toSeconds() + " s", sinceStart());
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "the load broke", failure);
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof PlanException wrong) {
            throw wrong;
        }
        problems.add(new Problem(
                "The load broke.", String.valueOf(cause.getMessage()), "See logs/frameproof.log beside the report."));
    }

    @Override
    public RunResult judge() {
        RunResult.Builder result = assembly.begin(sinceStart());
        for (ViewerFleet fleet : List.of(stage.fleet(), stage.slowFleet())) {
            fleet.finish().forEach(verdict -> assembly.stream(result, verdict));
        }
        assembly.totals(result, stage.answered(), stage.acknowledged());
        assembly.measured(result, stage.fleet().latency(), phase, processes);
        finish(result);
        stage.tell(result);
        if (!stage.thresholdsAreJudged()) {
            assembly.thresholds(result);
        }
        if (!problems.isEmpty()) {
            result.verdict(new Verdict(Outcome.ENVIRONMENT_FAILED, "The environment failed midway.", problems));
        } else if (stop.getCount() == 0) {
            result.verdict(new Verdict(
                    Outcome.INTERRUPTED, "Interrupted: what was sent and seen until then was checked.", List.of()));
        }
        return result.build();
    }

    @Override
    public RunResult failed(Verdict verdict) {
        RunResult.Builder result = assembly.begin(sinceStart());
        finish(result);
        return result.verdict(verdict).build();
    }

    private void finish(RunResult.Builder result) {
        timeLine.all().forEach(result::series);
        processes.results().forEach(result::process);
        result.artifact("Logs of each process", "logs/");
    }

    @Override
    public void keep() {
        listener.reachable(surroundings.howToReach());
        try {
            stop.await();
        } catch (InterruptedException told) {
            stop.countDown();
        }
    }

    @Override
    public void leftOver(String what) {
        listener.step("not ended: " + what, sinceStart());
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
