package dev.frameproof.harness.internal;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunningStream;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.StreamPlan;
import dev.frameproof.live.LiveClient;
import dev.frameproof.live.LiveException;
import dev.frameproof.live.LiveTimeouts;
import dev.frameproof.oracle.StartPosition.Reset;
import dev.frameproof.process.Resources;
import dev.frameproof.reports.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The stream queries of a run and their viewers. Those that read from the earliest record on are opened before the first
 * one is sent, the others while it goes on: see {@link StreamPlan}.
 */
final class Streams {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);
    private static final Duration SUBSCRIBED_WITHIN = Duration.ofSeconds(30);
    private static final long WAITING_BYTES_AT_MOST = 128L << 20;

    private final List<StreamPlan> plans;
    private final List<StreamPlan> later = new ArrayList<>();
    private final List<CompletableFuture<Void>> agreed = new ArrayList<>();
    private final int viewersEach;
    private final List<Viewer> viewers = new ArrayList<>();
    private final List<RunningStream> running = new ArrayList<>();
    private Optional<Inbox> inbox = Optional.empty();
    private Optional<StreamOpening> opening = Optional.empty();
    private boolean deathTold;

    Streams(RunPlan plan) {
        plans = plan.streams().isEmpty()
                ? plan.workloads().stream()
                        .map(workload -> StreamPlan.of(workload.id()))
                        .toList()
                : plan.streams();
        viewersEach = plan.load().viewers().orElse(1);
    }

    /** @return those who watch, or are about to */
    List<Viewer> viewers() {
        return viewers;
    }

    /** @return the streams whose viewers have subscribed */
    List<RunningStream> running() {
        return running;
    }

    /** Connects and subscribes the viewers of all that is opened first; returns when the target has agreed to them. */
    void open(Viewing viewing, List<TopicRun> topics, String runId, Resources resources) throws InterruptedException {
        int loops = Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors() / 2));
        Inbox box = resources.add("the verification", new Inbox(WAITING_BYTES_AT_MOST), CLOSE_DEADLINE);
        inbox = Optional.of(box);
        LiveClient client = resources.add(
                "the Live client",
                new LiveClient(
                        loops, LiveTimeouts.standard(), viewing.stack().target().trust()),
                CLOSE_DEADLINE);
        var opens = new StreamOpening(viewing, topics, runId, resources, client, box);
        opening = Optional.of(opens);
        for (StreamPlan plan : plans) {
            if (plan.position().reset() == Reset.EARLIEST) {
                open(plan, opens);
            } else {
                opens.topic(plan);
                later.add(plan);
            }
        }
        await(agreed);
    }

    private void open(StreamPlan plan, StreamOpening opens) {
        StreamOpening.Opened opened = opens.open(plan, viewersOf(plan));
        viewers.addAll(opened.viewers());
        agreed.add(opened.agreed());
        running.add(new RunningStream(
                plan.id(),
                plan.workload(),
                opened.viewers().get(0).topic(),
                opened.channel().toString(),
                opened.query().toJson(),
                opened.viewers().get(0)::progress));
    }

    private int viewersOf(StreamPlan plan) {
        return plan.viewers().orElse(viewersEach);
    }

    /** Opens the streams whose time has come, and does not wait for them. */
    void advance() {
        List<StreamPlan> due = later.stream().filter(this::isDue).toList();
        later.removeAll(due);
        due.forEach(plan -> open(plan, opening.orElseThrow()));
    }

    private boolean isDue(StreamPlan plan) {
        TopicRun topic = opening.orElseThrow().topic(plan);
        return plan.position().reset() == Reset.LATEST ? topic.isHalfSent() : topic.isOver();
    }

    /** @return whether there is no stream that has yet to begin */
    boolean allAreOpen() {
        return later.isEmpty() && agreed.stream().allMatch(CompletableFuture::isDone);
    }

    /** @return why a stream that was opened while it goes on could not be */
    Optional<Problem> refusal() {
        for (CompletableFuture<Void> one : agreed) {
            if (one.isCompletedExceptionally()) {
                try {
                    one.join();
                } catch (CompletionException refused) {
                    return Optional.of(refused(cause(refused)));
                }
            }
        }
        return Optional.empty();
    }

    private static void await(List<CompletableFuture<Void>> subscriptions) throws InterruptedException {
        try {
            CompletableFuture.allOf(subscriptions.toArray(CompletableFuture[]::new))
                    .get(SUBSCRIBED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new EnvironmentException(refused(cause(failed)), failed);
        } catch (TimeoutException late) {
            throw new EnvironmentException(
                    new Problem(
                            "Not every viewer could subscribe within %d s.".formatted(SUBSCRIBED_WITHIN.toSeconds()),
                            "The target did not answer in time.",
                            "See the logs of the target and of the plugin beside the report."),
                    late);
        }
    }

    private static Throwable cause(Exception failed) {
        return failed.getCause() instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failed.getCause();
    }

    private static Problem refused(Throwable cause) {
        String remedy = cause instanceof LiveException.Failed
                ? "See the logs of the target and of the plugin beside the report."
                : "";
        return new Problem("A viewer could not subscribe.", String.valueOf(cause.getMessage()), remedy);
    }

    /** Kafka, the target or the plugin has died: whatever the streams still owe will not come as promised. */
    void brokeOff(String how) {
        if (!deathTold) {
            deathTold = true;
            later.clear();
            viewers.forEach(viewer -> viewer.streamBroke(how));
        }
    }

    /**
     * Waits until what has come is verified.
     *
     * @return whether that was so within {@code atMost}
     */
    boolean settle(Duration atMost) throws InterruptedException {
        return inbox.isEmpty() || inbox.get().settle(atMost);
    }

    /** @return whether there is but one */
    boolean isSingle() {
        return plans.size() == 1;
    }

    /** @return how many watch in all, once all streams are open */
    int viewersInAll() {
        return plans.stream().mapToInt(this::viewersOf).sum();
    }

    String describe() {
        int count = viewersInAll();
        String later = this.later.isEmpty()
                ? ""
                : ", %d of %s opened later".formatted(this.later.size(), plans.size() == 1 ? "it" : "them");
        return "%d %s watching %d %s%s"
                .formatted(
                        count,
                        count == 1 ? "viewer" : "viewers",
                        plans.size(),
                        plans.size() == 1 ? "stream" : "streams",
                        later);
    }
}
