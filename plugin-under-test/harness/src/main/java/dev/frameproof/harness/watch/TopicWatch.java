package dev.frameproof.harness.watch;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.internal.RunLog;
import dev.frameproof.host.TargetException;
import dev.frameproof.process.CloseFailure;
import dev.frameproof.process.Resources;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.ReportFolder;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Verdict;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** One watch from plan to verdict. Nothing is changed in the Grafana and the Kafka that are watched. */
public final class TopicWatch {
    private final WatchPlan plan;
    private final RunEnvironment environment;
    private final RunListener listener;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final long startNanos = System.nanoTime();

    public TopicWatch(WatchPlan plan, RunEnvironment environment, RunListener listener) {
        this.plan = requireNonNull(plan, "plan");
        this.environment = requireNonNull(environment, "environment");
        this.listener = requireNonNull(listener, "listener");
    }

    /**
     * Watches to the end, on the caller's thread.
     *
     * @throws dev.frameproof.harness.plan.PlanException when the plan cannot be carried out
     * @throws EnvironmentException when the report's folder cannot be made
     * @throws dev.frameproof.reports.ReportException when the report cannot be written
     */
    public RunOutcome execute() {
        RunFolder folder = RunFolder.make(plan.out(), LocalDateTime.now(ZoneId.systemDefault()));
        var result = new WatchResult(plan, environment, this::sinceStart);
        RunResult judged;
        RunLog log = RunLog.open(folder.log("frameproof"));
        var resources = new Resources();
        try {
            judged = watched(folder, resources, result);
        } finally {
            for (CloseFailure failure : resources.closeAll()) {
                listener.step("not ended: " + failure, sinceStart());
            }
            log.close();
        }
        var outcome = new RunOutcome(judged, folder);
        try {
            ReportFolder.of(environment.variables()).write(judged, folder.path());
        } finally {
            listener.judged(outcome);
        }
        return outcome;
    }

    private RunResult watched(RunFolder folder, Resources resources, WatchResult result) {
        try {
            var session = new WatchSession(plan, listener, stop, this::sinceStart);
            session.start(folder, environment, resources, result);
            session.watch();
            session.finish(result);
            return result.judged(stop.getCount() == 0);
        } catch (InterruptedException interrupted) {
            return result.failed(new Verdict(Outcome.INTERRUPTED, "Interrupted while starting.", List.of()));
        } catch (TargetException refused) {
            return result.failed(failure(Problem.told(refused.getMessage())));
        } catch (EnvironmentException failure) {
            return result.failed(failure(failure.problem()));
        }
    }

    private static Verdict failure(Problem problem) {
        return new Verdict(Outcome.ENVIRONMENT_FAILED, "The environment failed.", List.of(problem));
    }

    /** Ends the watch early: what was seen until then is judged and reported. From any thread. */
    public void interrupt() {
        stop.countDown();
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
