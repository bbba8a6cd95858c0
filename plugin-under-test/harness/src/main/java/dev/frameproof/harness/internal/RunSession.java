package dev.frameproof.harness.internal;

import dev.frameproof.harness.FrameListener;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunningStreams;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.process.Resources;
import dev.frameproof.producers.sink.KafkaSinkException;
import dev.frameproof.producers.sink.ProduceFailure;
import dev.frameproof.producers.sink.ProducerResult;
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
import java.util.stream.IntStream;

/** The steps of one run, each to be called once, in order: prepare, start, load, judge. */
public final class RunSession implements Session {
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(5);
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(10);

    private final RunPlan plan;
    private final RunEnvironment environment;
    private final RunListener listener;
    private final FrameListener frames;
    private final CountDownLatch stop;
    private final long startNanos = System.nanoTime();
    private final ResultAssembly assembly;
    private final TimeLine timeLine = new TimeLine();
    private final Processes processes = new Processes();
    private final LatencyRecorder latency = new LatencyRecorder();
    private final List<Problem> problems = new ArrayList<>();
    private Schedule schedule;
    private Surroundings surroundings;
    private Streams streams;
    private Optional<RunRecordings> recordings = Optional.empty();
    private Optional<LoadPhase> phase = Optional.empty();

    public RunSession(
            RunPlan plan, RunEnvironment environment, RunListener listener, FrameListener frames, CountDownLatch stop) {
        this.plan = plan;
        this.environment = environment;
        this.listener = listener;
        this.frames = frames;
        this.stop = stop;
        this.assembly = new ResultAssembly(plan, environment, Instant.now());
    }

    /** Finds what is wrong with the plan before anything is started. */
    @Override
    public void prepare() {
        schedule = Schedule.of(plan.load(), plan.workloads(), plan.seed());
        surroundings = Surroundings.of(plan, environment, schedule, processes, assembly);
        streams = new Streams(plan);
        recordings = environment.recording().map(file -> new RunRecordings(file, streams.isSingle()));
        schedule.leaves(plan.load().warmUp());
    }

    /** Starts Kafka, target, topics, datasource and viewers. */
    @Override
    public void start(RunFolder folder, Resources resources) throws InterruptedException {
        surroundings.start(folder, environment, resources, listener, this::sinceStart);
        if (environment.rehearses() && plan.plant().isEmpty()) {
            new Rehearsal(plan, surroundings).play(stop);
            listener.step("rehearsed", sinceStart());
        }
        recordings.ifPresent(all -> resources.add("the recording", all, CLOSE_DEADLINE));
        streams.open(
                new Viewing(plan, surroundings.plugin(), surroundings.stack(), latency, frames, recordings),
                surroundings.topics(),
                surroundings.runId(),
                resources);
        surroundings.watchTarget();
        assembly.fact("Viewers", Integer.toString(streams.viewersInAll()));
        listener.step(streams.describe(), sinceStart());
        listener.watching(new RunningStreams(
                surroundings.stack().target(), surroundings.stack().datasource().uid(), streams.running()));
    }

    /** Sends, and watches what comes, to the end or until told to stop. */
    @Override
    public void load() {
        LoadPhase loading = new LoadPhase(
                System.nanoTime(),
                new RunState(surroundings.topics(), streams),
                latency,
                timeLine,
                processes,
                listener,
                Optional.of(schedule.duration()),
                plan.load().warmUp());
        phase = Optional.of(loading);
        try {
            surroundings.topics().forEach(topic -> topic.start().ifPresent(listener::sending));
            loading.await(stop, plan.checks().drain(), this::environmentFailed, this::sinceStart);
            if (stop.getCount() == 0 || environmentFailed()) {
                surroundings.topics().forEach(TopicRun::stop);
                loading.await(new CountDownLatch(1), Duration.ofSeconds(1), this::environmentFailed, this::sinceStart);
            }
        } catch (KafkaSinkException unavailable) {
            problems.add(Problem.told(unavailable.getMessage()));
        } catch (InterruptedException again) {
            stop.countDown();
        } finally {
            settle();
            loading.end();
        }
    }

    private void settle() {
        try {
            if (!streams.settle(SETTLED_WITHIN)) {
                listener.step("not everything that came was verified in time", sinceStart());
            }
        } catch (InterruptedException again) {
            stop.countDown();
        }
    }

    private boolean environmentFailed() {
        if (!problems.isEmpty()) {
            return true;
        }
        surroundings.failure().or(streams::refusal).ifPresent(problems::add);
        surroundings.pluginDeath().ifPresent(streams::brokeOff);
        problems.stream().findFirst().map(Problem::what).ifPresent(streams::brokeOff);
        return !problems.isEmpty();
    }

    /** Judges what came against what was sent. */
    @Override
    public RunResult judge() {
        RunResult.Builder result = assembly.begin(sinceStart());
        long deadlineNanos = System.nanoTime() + (problems.isEmpty() ? ACKNOWLEDGED_WITHIN.toNanos() : 0);
        for (TopicRun topic : surroundings.topics()) {
            Optional<ProducerResult> produced = produced(topic, deadlineNanos);
            if (produced.isPresent()) {
                produced.get()
                        .brokenOffBy()
                        .ifPresent(why -> problems.add(new Problem(
                                "Sending to " + topic.topic() + " broke off.",
                                why,
                                "See the logs of Kafka and of this run.")));
                for (ProduceFailure failure : produced.get().failures()) {
                    problems.add(new Problem(failure.text(), "", ""));
                }
            }
        }
        for (Viewer viewer : streams.viewers()) {
            StreamVerdict verdict = viewer.finish();
            assembly.stream(result, viewer, verdict);
        }
        tellFaultsBeyond();
        record();
        assembly.totals(result, surroundings.topics());
        assembly.measured(result, latency, phase, processes);
        finish(result);
        assembly.thresholds(result);
        if (!problems.isEmpty()) {
            result.verdict(new Verdict(Outcome.ENVIRONMENT_FAILED, "The environment failed midway.", problems));
        } else if (stop.getCount() == 0) {
            result.verdict(new Verdict(
                    Outcome.INTERRUPTED, "Interrupted: what was sent and seen until then was checked.", List.of()));
        }
        return result.build();
    }

    private void tellFaultsBeyond() {
        long longest = surroundings.topics().stream()
                .flatMapToLong(topic -> IntStream.range(0, topic.partitions()).mapToLong(topic::endOffset))
                .max()
                .orElse(0);
        for (String fault :
                plan.plant().map(all -> PlantedOffsets.beyond(all, longest)).orElse(List.of())) {
            String why = "%s: no partition has so many records, the longest has %d".formatted(fault, longest);
            assembly.fact("A planted fault never struck", why);
            listener.step("a planted fault never struck: " + why, sinceStart());
        }
    }

    private void record() {
        if (recordings.isEmpty() || !problems.isEmpty()) {
            return;
        }
        try {
            recordings
                    .get()
                    .write(surroundings.stack().kafka(), surroundings.plugin(), surroundings.schemas())
                    .ifPresentOrElse(problems::add, this::recorded);
        } catch (InterruptedException told) {
            stop.countDown();
        }
    }

    private void recorded() {
        recordings.orElseThrow().files().forEach(file -> {
            assembly.fact("Recording", file.toString());
            listener.step("recorded in " + file, sinceStart());
        });
    }

    /** @return the result of a run that did not come to sending */
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

    /** Leaves everything up until the run is told to stop. */
    @Override
    public void keep() {
        listener.reachable(surroundings.howToReach());
        try {
            stop.await();
        } catch (InterruptedException told) {
            stop.countDown();
        }
    }

    /** Something that was started did not end. */
    @Override
    public void leftOver(String what) {
        listener.step("not ended: " + what, sinceStart());
    }

    private static Optional<ProducerResult> produced(TopicRun topic, long deadlineNanos) {
        try {
            return topic.result(Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime())));
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
