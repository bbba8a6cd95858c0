package dev.frameproof.matrix.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.matrix.MatrixCase;
import dev.frameproof.matrix.MatrixListener;
import dev.frameproof.matrix.MatrixPlan;
import dev.frameproof.matrix.MatrixTarget;
import dev.frameproof.matrix.StackCheck;
import dev.frameproof.reports.CellDifference;
import dev.frameproof.reports.CellEnd;
import dev.frameproof.reports.MatrixCell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs the cells of a matrix, stack by stack, some of them at once, and compares what came. */
public final class MatrixCells {
    private static final Duration LONGEST_END = Duration.ofSeconds(60);

    private record Key(String grafana, String plugin) {}

    private final MatrixPlan plan;
    private final RunEnvironment environment;
    private final MatrixListener listener;
    private final Supplier<Duration> sinceStart;
    private final List<StackCheck> checks;
    private final List<PluginBuild> builds;
    private final List<MatrixCell> cells = new ArrayList<>();
    private final List<CellDifference> differences = new ArrayList<>();
    private final List<CellDifference> timingDifferences = new ArrayList<>();
    private final Map<Key, StackRun> running = new LinkedHashMap<>();
    private final Map<Key, Map<String, FrameDigest>> digests = new LinkedHashMap<>();
    private final Map<Key, Map<String, FrameTiming>> timings = new LinkedHashMap<>();
    private int done;
    private boolean stopped;

    /** @param checks made after the cases of each stack */
    public MatrixCells(
            MatrixPlan plan,
            RunEnvironment environment,
            List<StackCheck> checks,
            MatrixListener listener,
            Supplier<Duration> sinceStart) {
        this.plan = requireNonNull(plan, "plan");
        this.environment = requireNonNull(environment, "environment");
        this.checks = List.copyOf(checks);
        this.listener = requireNonNull(listener, "listener");
        this.sinceStart = requireNonNull(sinceStart, "sinceStart");
        this.builds = builds(plan, environment);
    }

    private static List<PluginBuild> builds(MatrixPlan plan, RunEnvironment environment) {
        List<PluginBuild> builds = new ArrayList<>();
        for (String text : plan.plugins()) {
            for (PluginBuild build : PluginBuild.all(text, environment)) {
                boolean taken = builds.stream().anyMatch(other -> other.name().equals(build.name()));
                builds.add(taken ? build.named(build.name() + " (" + text + ")") : build);
            }
        }
        return builds;
    }

    /** @return every cell, in the order of the axes */
    public List<MatrixCell> cells() {
        return List.copyOf(cells);
    }

    public List<CellDifference> differences() {
        List<CellDifference> all = new ArrayList<>(differences);
        all.addAll(timingDifferences);
        return all;
    }

    /** Lets what is up come to an end, and starts nothing more. From any thread. */
    public void interrupt() {
        List<StackRun> up;
        synchronized (this) {
            stopped = true;
            up = List.copyOf(running.values());
        }
        up.forEach(StackRun::interrupt);
    }

    /** @throws PlanException when a case's records cannot be made or sent so */
    public void check() {
        if (!plan.targets().isEmpty() && !builds.isEmpty()) {
            var stackPlan = new StackPlan(plan, "none:0", Map.of());
            Run.check(stackPlan.of(plan.targets().get(0), builds.get(0), Path.of("")));
        }
    }

    /**
     * @param kafka the brokers that every stack shares
     * @param parallel how many stacks are up at once
     */
    public void run(String kafka, Path folder, int parallel) throws InterruptedException {
        var stackPlan = new StackPlan(plan, kafka, plan.kafkaProperties());
        ExecutorService stacks = Executors.newFixedThreadPool(parallel, task -> new Thread(task, "stack"));
        try {
            List<Future<List<MatrixCell>>> futures = new ArrayList<>();
            for (MatrixTarget target : plan.targets()) {
                for (PluginBuild build : builds) {
                    futures.add(stacks.submit(() ->
                            told(checked(target, build, stack(target, build, stackPlan, folder), kafka, folder))));
                }
            }
            for (Future<List<MatrixCell>> future : futures) {
                cells.addAll(ended(future));
            }
        } finally {
            stacks.shutdown();
            if (!stacks.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                listener.step("not every stack ended in time", sinceStart.get());
            }
        }
        compare();
        judgeGolden();
    }

    private static List<MatrixCell> ended(Future<List<MatrixCell>> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException ours) {
                throw ours;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private List<MatrixCell> stack(MatrixTarget target, PluginBuild build, StackPlan stackPlan, Path folder) {
        var stack = new StackRun(target, build, plan.cases(), stackPlan, folder, environment);
        Optional<String> notMeant = build.notMeantFor(target.version());
        if (notMeant.isPresent()) {
            return stack.all(CellEnd.NOT_MEANT, notMeant.get());
        }
        if (target.unavailable().isPresent()) {
            return stack.all(CellEnd.UNAVAILABLE, target.unavailable().get());
        }
        if (build.broken().isPresent()) {
            return stack.all(CellEnd.ENVIRONMENT_FAILED, build.broken().get());
        }
        var key = new Key(target.name(), build.name());
        synchronized (this) {
            if (stopped) {
                return stack.all(CellEnd.INTERRUPTED, "The matrix was stopped before this cell.");
            }
            running.put(key, stack);
        }
        try {
            List<MatrixCell> ended = stack.execute();
            keepDigests(key, stack);
            return ended;
        } catch (PlanException wrong) {
            interrupt();
            throw wrong;
        } finally {
            synchronized (this) {
                running.remove(key);
            }
        }
    }

    /** A stack that was not tried is not looked at either. */
    private List<MatrixCell> checked(
            MatrixTarget target, PluginBuild build, List<MatrixCell> ended, String kafka, Path folder)
            throws InterruptedException {
        List<MatrixCell> all = new ArrayList<>(ended);
        for (StackCheck check : checks) {
            Optional<MatrixCell> untried = ended.stream()
                    .filter(cell -> cell.end().status() == CellEnd.Status.SKIPPED)
                    .findFirst();
            if (untried.isPresent()) {
                all.add(MatrixCell.without(
                        target.name(),
                        build.name(),
                        check.caseName(),
                        untried.get().end(),
                        untried.get().reason()));
            } else {
                var stack = new StackCheck.Stack(target, build.name(), build.plugin(), build.plant(), kafka, folder);
                all.add(check.check(stack));
            }
        }
        return all;
    }

    private synchronized void keepDigests(Key key, StackRun stack) {
        Map<String, FrameDigest> byCase = new LinkedHashMap<>();
        Map<String, FrameTiming> timingByCase = new LinkedHashMap<>();
        for (MatrixCase each : plan.cases()) {
            stack.digest(each).ifPresent(digest -> byCase.put(each.name(), digest));
            stack.timing(each).ifPresent(timing -> timingByCase.put(each.name(), timing));
        }
        digests.put(key, byCase);
        timings.put(key, timingByCase);
    }

    private synchronized List<MatrixCell> told(List<MatrixCell> ended) {
        done += ended.size();
        int all = plan.targets().size() * builds.size() * (plan.cases().size() + checks.size());
        listener.cells(ended, done, all, sinceStart.get());
        return ended;
    }

    /** Each Grafana beside the first one with the same plugin, and each plugin beside the first in one Grafana. */
    private synchronized void compare() {
        for (var each : plan.cases()) {
            for (PluginBuild build : builds) {
                List<Key> shown = shown(each.name()).stream()
                        .filter(key -> key.plugin().equals(build.name()))
                        .toList();
                shown.stream().skip(1).forEach(other -> compare(each.name(), shown.get(0), other));
            }
            plan.targets().stream()
                    .map(target -> in(target, each.name()))
                    .filter(shown -> shown.size() > 1)
                    .findFirst()
                    .ifPresent(shown ->
                            shown.stream().skip(1).forEach(other -> compare(each.name(), shown.get(0), other)));
        }
    }

    private List<Key> in(MatrixTarget target, String caseName) {
        return shown(caseName).stream()
                .filter(key -> key.grafana().equals(target.name()))
                .toList();
    }

    /** @return where the case brought frames, in the order of the axes */
    private List<Key> shown(String caseName) {
        return plan.targets().stream()
                .flatMap(target -> builds.stream().map(build -> new Key(target.name(), build.name())))
                .filter(key -> digests.getOrDefault(key, Map.of()).containsKey(caseName))
                .toList();
    }

    private void compare(String caseName, Key one, Key other) {
        String left = one.grafana() + ", " + one.plugin();
        String right = other.grafana() + ", " + other.plugin();
        differences.addAll(FrameComparison.of(
                caseName,
                left,
                digests.get(one).get(caseName),
                right,
                digests.get(other).get(caseName)));
        FrameTiming timing = timings.get(one).get(caseName);
        FrameTiming otherTiming = timings.get(other).get(caseName);
        if (timing != null && otherTiming != null) {
            timingDifferences.addAll(FrameTiming.compare(caseName, left, timing, right, otherTiming));
        }
    }

    private synchronized void judgeGolden() {
        if (plan.golden().isEmpty()) {
            return;
        }
        var golden = new GoldenFrames(plan.golden().get(), plan.refreshGolden());
        for (int i = 0; i < cells.size(); i++) {
            MatrixCell cell = cells.get(i);
            FrameDigest digest = digests.getOrDefault(new Key(cell.grafana(), cell.plugin()), Map.of())
                    .get(cell.caseName());
            if (cell.end() == CellEnd.PROVED && digest != null) {
                String id = builds.stream()
                        .filter(build -> build.name().equals(cell.plugin()))
                        .findFirst()
                        .orElseThrow()
                        .id();
                Optional<GoldenFrames.Judgement> judgement = golden.judge(id, cell, digest);
                if (judgement.isPresent()) {
                    cells.set(
                            i,
                            cell.ending(CellEnd.GOLDEN_DIFFERS, judgement.get().why()));
                    differences.addAll(judgement.get().differences());
                }
            }
        }
    }
}
