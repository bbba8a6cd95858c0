package dev.frameproof.matrix.conformance;

import static java.util.Objects.requireNonNull;

import dev.frameproof.host.JsonDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Plays every recorded scenario against a target and holds what it answers against what another target answers, or
 * against what was recorded. The targets must be their caller's own: datasources and a service account stay in them.
 */
public final class Conformance {
    /** As many are listed in the recording of the request for topics. */
    private static final int RECORDED_TOPICS = 3;

    private final Side subject;
    private final Optional<Side> reference;
    private final List<String> wanted;
    private final Consumer<Comparison> listener;
    private final JsonDifference difference;

    /**
     * @param reference empty for the recording of the Grafana whose channels are named as the subject's are
     * @param wanted the names of the scenarios to play; empty for all
     * @param listener hears of each scenario as soon as it was compared
     */
    public Conformance(Side subject, Optional<Side> reference, List<String> wanted, Consumer<Comparison> listener) {
        this.subject = requireNonNull(subject, "subject");
        this.reference = requireNonNull(reference, "reference");
        this.wanted = wanted.isEmpty() ? Scenario.all() : List.copyOf(wanted);
        this.listener = requireNonNull(listener, "listener");
        this.difference = new JsonDifference(reference.map(Conformance::name).orElse("recorded"), name(subject));
    }

    private static String name(Side side) {
        return (side.description().startsWith("embedded") ? "embedded " : "Grafana ") + side.version();
    }

    /** @return the names of all scenarios, in the order in which they are shown */
    public static List<String> allScenarios() {
        return Scenario.all();
    }

    /** @return how many scenarios are played */
    public int scenarios() {
        return names().size();
    }

    /**
     * @return whether the same plugin answers on both sides; else what a plugin says of itself, and how it refuses, is not
     *     compared
     */
    public boolean samePlugin() {
        return reference
                .map(Side::plugin)
                .map(subject.plugin()::equals)
                .orElseGet(() -> HttpPlay.isOfTheRecordedPlugin(subject));
    }

    private List<String> names() {
        return Scenario.all().stream()
                .filter(wanted::contains)
                .filter(name -> samePlugin() || !Scenario.OF_THE_PLUGIN.contains(name))
                .toList();
    }

    /**
     * @return one comparison a scenario, in their order
     * @throws dev.frameproof.host.TargetException when a target refuses what a scenario stands on
     */
    public List<Comparison> run() throws InterruptedException {
        List<Comparison> all = new ArrayList<>();
        ExecutorService players = Executors.newCachedThreadPool();
        try (ScenarioTopics topics = new ScenarioTopics(subject.bootstrapServers())) {
            List<String> names = new ArrayList<>(names());
            if (names.remove(HttpPlay.NAME)) {
                all.add(told(http(topics)));
            }
            List<Future<Comparison>> running = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                running.add(players.submit(live(names.get(i), i, topics, players)));
            }
            for (Future<Comparison> one : running) {
                all.add(told(get(one)));
            }
        } finally {
            players.shutdownNow();
        }
        return all;
    }

    private Comparison told(Comparison comparison) {
        listener.accept(comparison);
        return comparison;
    }

    private Comparison http(ScenarioTopics topics) throws InterruptedException {
        String topic = topics.make("live-http");
        for (int i = 1; i < RECORDED_TOPICS; i++) {
            String unused = topics.make("live-http");
        }
        List<Entry> got = new HttpPlay(subject, topic, samePlugin()).play();
        List<Entry> other = reference.isPresent()
                ? new HttpPlay(reference.get(), topic, samePlugin()).play()
                : HttpPlay.recorded(subject);
        return Comparison.of(HttpPlay.NAME, "the HTTP API, request by request", other, got, difference);
    }

    private Callable<Comparison> live(String name, int number, ScenarioTopics topics, ExecutorService players)
            throws InterruptedException {
        Scenario scenario = Scenario.recorded(subject.recordingOfItsKind(), name);
        LivePlay play = new LivePlay(scenario, ScenarioPlace.make(scenario, subject, number, topics));
        Callable<List<Entry>> other = () -> Transcript.recorded(scenario, subject.namespace() + "/ds/kafka-uid/");
        if (reference.isPresent()) {
            Side side = reference.get();
            Scenario theirs = Scenario.recorded(side.recordingOfItsKind(), name);
            other = new LivePlay(theirs, ScenarioPlace.make(theirs, side, number, topics))::play;
        }
        Callable<List<Entry>> second = other;
        return () -> {
            Future<List<Entry>> first = players.submit(second);
            return Comparison.of(scenario, get(first), play.play(), difference);
        };
    }

    private static <T> T get(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
