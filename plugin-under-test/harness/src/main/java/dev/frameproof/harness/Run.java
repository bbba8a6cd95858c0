package dev.frameproof.harness;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.internal.LoadSession;
import dev.frameproof.harness.internal.RunLog;
import dev.frameproof.harness.internal.RunSession;
import dev.frameproof.harness.internal.Schedule;
import dev.frameproof.harness.internal.Sendable;
import dev.frameproof.harness.internal.Session;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.stage.LoadDriver;
import dev.frameproof.host.TargetUnavailableException;
import dev.frameproof.process.CloseFailure;
import dev.frameproof.process.Resources;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.ReportFolder;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Verdict;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** One run from plan to verdict: starts what it needs, sends, watches, judges, ends everything, writes the report. */
public final class Run {
    private final RunPlan plan;
    private final RunEnvironment environment;
    private final RunListener listener;
    private final FrameListener frames;
    private final Optional<LoadDriver> driver;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Object startup = new Object();
    private Thread starting;

    /** A run whose producers and viewers are its own. */
    public Run(RunPlan plan, RunEnvironment environment, RunListener listener) {
        this(plan, environment, listener, FrameListener.NONE);
    }

    /** @param frames gets the frames of each stream's first viewer */
    public Run(RunPlan plan, RunEnvironment environment, RunListener listener, FrameListener frames) {
        this(plan, environment, listener, frames, Optional.empty());
    }

    /** A run whose records are sent and whose viewers are moved by somebody else. */
    public Run(RunPlan plan, RunEnvironment environment, RunListener listener, LoadDriver driver) {
        this(plan, environment, listener, FrameListener.NONE, Optional.of(driver));
    }

    private Run(
            RunPlan plan,
            RunEnvironment environment,
            RunListener listener,
            FrameListener frames,
            Optional<LoadDriver> driver) {
        this.frames = requireNonNull(frames, "frames");
        this.plan = requireNonNull(plan, "plan");
        this.environment = requireNonNull(environment, "environment");
        this.listener = requireNonNull(listener, "listener");
        this.driver = requireNonNull(driver, "driver");
    }

    /**
     * Finds what is wrong with a plan's records, before anything is started.
     *
     * @throws dev.frameproof.harness.plan.PlanException when they cannot be made or sent so
     */
    public static void check(RunPlan plan) {
        Schedule unused = Schedule.of(plan.load(), plan.workloads(), plan.seed());
        plan.workloads().forEach(workload -> Sendable.of(workload, plan.seed()));
    }

    /**
     * Runs to the end, on the caller's thread. Everything that was started is ended when it returns, also by an
     * exception.
     *
     * @return what was found out; also when the environment failed midway or the run was interrupted
     * @throws dev.frameproof.harness.plan.PlanException when the plan cannot be carried out; nothing was started
     * @throws EnvironmentException when the run's folder cannot be made
     * @throws dev.frameproof.reports.ReportException when the report cannot be written
     */
    public RunOutcome execute() {
        Session session = driver.isPresent()
                ? new LoadSession(plan, environment, listener, driver.get(), stop)
                : new RunSession(plan, environment, listener, frames, stop);
        session.prepare();
        RunFolder folder = RunFolder.make(plan.out(), LocalDateTime.now(ZoneId.systemDefault()));
        RunResult result;
        try (var resources = new Closing(session, RunLog.open(folder.log("frameproof")))) {
            result = result(session, folder, resources.resources);
            if (plan.keep() && stop.getCount() > 0 && result.verdict().outcome() != Outcome.ENVIRONMENT_FAILED) {
                RunOutcome outcome = told(result, folder);
                session.keep();
                return outcome;
            }
        }
        return told(result, folder);
    }

    private RunOutcome told(RunResult result, RunFolder folder) {
        var outcome = new RunOutcome(result, folder);
        try {
            ReportFolder.of(environment.variables()).write(result, folder.path());
        } finally {
            listener.judged(outcome);
        }
        return outcome;
    }

    private RunResult result(Session session, RunFolder folder, Resources resources) {
        try {
            synchronized (startup) {
                starting = Thread.currentThread();
            }
            if (stop.getCount() == 0) {
                throw new InterruptedException("interrupted before the start");
            }
            session.start(folder, resources);
            begun();
            session.load();
            return session.judge();
        } catch (InterruptedException interrupted) {
            begun();
            return session.failed(new Verdict(
                    Outcome.INTERRUPTED,
                    "Interrupted while starting.",
                    List.of(new Problem("The run was interrupted before anything was sent.", "", ""))));
        } catch (EnvironmentException failure) {
            begun();
            if (failure.getCause() instanceof TargetUnavailableException) {
                listener.unavailable(failure.problem());
            }
            return session.failed(
                    new Verdict(Outcome.ENVIRONMENT_FAILED, "The environment failed.", List.of(failure.problem())));
        }
    }

    /** The start is over, one way or another: from now on an interrupt is a word, not a jolt. */
    private void begun() {
        synchronized (startup) {
            starting = null;
            boolean cleared = Thread.interrupted();
            if (cleared) {
                stop.countDown();
            }
        }
    }

    /** Ends the run early, in order: what was seen until then is judged and reported. From any thread. */
    public void interrupt() {
        stop.countDown();
        synchronized (startup) {
            if (starting != null) {
                starting.interrupt();
            }
        }
    }

    private final class Closing implements AutoCloseable {
        private final Resources resources = new Resources();
        private final Session session;
        private final RunLog log;

        Closing(Session session, RunLog log) {
            this.session = session;
            this.log = log;
        }

        @Override
        public void close() {
            listener.over();
            for (CloseFailure failure : resources.closeAll()) {
                session.leftOver(failure.toString());
            }
            log.close();
        }
    }
}
