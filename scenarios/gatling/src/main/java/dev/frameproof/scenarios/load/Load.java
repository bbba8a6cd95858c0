package dev.frameproof.scenarios.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.stage.Faults;
import dev.frameproof.harness.stage.Stage;
import dev.frameproof.harness.stage.StageTopic;
import dev.frameproof.harness.viewers.ViewerFleet;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl;
import dev.frameproof.scenarios.grafanalive.GrafanaLiveProtocolBuilder;
import dev.frameproof.scenarios.kafka.KafkaDsl;
import dev.frameproof.scenarios.kafka.KafkaProtocolBuilder;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a simulation stands on: Kafka and Grafana with the plugin, topics with their records, viewers' verification, and
 * the moments of a load that virtual users wait for. Everything is started before the simulation and ended after it.
 */
public final class Load {
    private static final Duration VIEWERS_WITHIN = Duration.ofMinutes(2);
    /** Viewers that come so shortly before the end would see nothing any more. */
    private static final Duration DOORS_CLOSE = Duration.ofSeconds(2);

    private final Stage stage;
    private final List<StageTopic> topics;
    private final AtomicInteger viewersThere = new AtomicInteger();
    private final AtomicInteger producersLeft = new AtomicInteger();
    private final Moment viewers = Moment.named("viewers are there");
    private final Moment begun = Moment.named("sending begins");
    private final Moment faults = Moment.named("no more faults");
    private final Moment sent;
    private final Moment over;
    private volatile long doorsCloseNanos = Long.MAX_VALUE;

    Load(Stage stage) {
        this.stage = requireNonNull(stage, "stage");
        topics = stage.topics();
        sent = new Moment("all is sent", stage.sent());
        over = new Moment("all has come", stage.over());
    }

    Stage stage() {
        return stage;
    }

    public RunPlan plan() {
        return stage.plan();
    }

    /** @return one a workload, in the plan's order */
    public List<StageTopic> topics() {
        return topics;
    }

    /** @return the first one, for simulations of one workload */
    public StageTopic topic() {
        return topics.get(0);
    }

    /** @return how many viewers the plan asks for */
    public int viewers() {
        return plan().load().viewers().orElse(1);
    }

    /** @return how long records are sent, by the plan */
    public Duration sendingTime() {
        return stage.sendingTime();
    }

    /** @return Kafka, which tells the verification where each record came to lie */
    public KafkaProtocolBuilder kafka() {
        var log = new StageRecords(topics);
        return KafkaDsl.kafka
                .bootstrapServers(stage.kafka().bootstrapServers())
                .properties(stage.kafka().clientProperties())
                .reportingTo(log);
    }

    /** @return Grafana, whose viewers are held to every row that was sent since the first that came to them */
    public GrafanaLiveProtocolBuilder grafanaLive() {
        return grafanaLive(stage.fleet());
    }

    /** @return as {@link #grafanaLive()}, for viewers that are slow by purpose: late rows are none of their faults */
    public GrafanaLiveProtocolBuilder grafanaLiveOfSlowViewers() {
        return grafanaLive(stage.slowFleet());
    }

    private GrafanaLiveProtocolBuilder grafanaLive(ViewerFleet fleet) {
        var records = topics.stream().collect(Collectors.toMap(StageTopic::name, StageTopic::expected));
        return GrafanaLiveDsl.grafanaLive
                .url(stage.target().url().toString())
                .auth(stage.target().liveAuth())
                .namespace(stage.target().liveNamespace())
                .datasource(stage.datasourceUid())
                .representation(stage.representation())
                .records(topic -> Optional.ofNullable(records.get(topic)))
                .heldBy(fleet);
    }

    /** @return the query of a panel that is opened before the first record is sent: nothing of the topic may be missing */
    public StreamQuery queryOfAll(StageTopic topic) {
        return topic.query().withStart(StartPosition.earliest()).withRefId(panel(topic));
    }

    /** @return the query of a panel that may be opened while records are sent */
    public StreamQuery queryFromNow(StageTopic topic) {
        return topic.query().withStart(StartPosition.latest()).withRefId(panel(topic));
    }

    /** @return the query of a panel that is opened when viewers come: before the first record, or while records are sent */
    public StreamQuery query(StageTopic topic) {
        return arriveOverTime() ? queryFromNow(topic) : queryOfAll(topic);
    }

    /** @return the letter of a topic's panel: {@code A} for the first one */
    public String panel(StageTopic topic) {
        int place = topics.indexOf(topic);
        int letters = 'Z' - 'A' + 1;
        return Character.toString((char) ('A' + place % letters)) + (place < letters ? "" : place / letters);
    }

    /**
     * Viewers as the plan has them: by its arrivals, or all at once.
     *
     * @param visit what one viewer does
     */
    public PopulationBuilder arriving(ScenarioBuilder visit) {
        return plan().load()
                .arrivals()
                .map(arrivals -> ArrivalSteps.inject(visit, arrivals))
                .orElseGet(() -> visit.injectOpen(atOnceUsers(viewers())));
    }

    /** @return whether viewers come one after the other, so that not all of them can be there before the first record */
    public boolean arriveOverTime() {
        return plan().load().arrivals().isPresent();
    }

    /** A step of a viewer that has its subscriptions, or has failed to get them: producers wait for it. */
    public ChainBuilder isThere() {
        int awaited = arriveOverTime() ? 1 : viewers();
        return isThere(() -> awaited);
    }

    /** As {@link #isThere()}, for a simulation that brings its viewers in its own way. */
    public ChainBuilder isThere(Supplier<Integer> awaited) {
        return exec(session -> {
            if (viewersThere.incrementAndGet() >= awaited.get()) {
                viewers.happens();
            }
            return session;
        });
    }

    /** @return whether it is too late to come and see anything */
    public boolean doorsAreClosed() {
        return over.hasCome() || System.nanoTime() - doorsCloseNanos > 0;
    }

    /** A step that lasts until the viewers are there. */
    public ChainBuilder viewersAreThere() {
        return viewers.awaitedWithin(VIEWERS_WITHIN);
    }

    /**
     * One producer a topic, who waits for the viewers, and says in the end that all is sent.
     *
     * @param sending what it sends
     */
    public List<PopulationBuilder> producers(Function<StageTopic, ActionBuilder> sending) {
        return topics.stream()
                .map(topic -> producer(topic, exec(sending.apply(topic))))
                .toList();
    }

    /** One producer, as {@link #producers} has them. */
    public PopulationBuilder producer(StageTopic topic, ChainBuilder sending) {
        producersLeft.incrementAndGet();
        return scenario("producer " + topic.id())
                .exec(viewersAreThere())
                .exec(session -> {
                    sendingBegins();
                    return session;
                })
                .exec(sending)
                .exec(session -> {
                    if (producersLeft.decrementAndGet() == 0) {
                        stage.sendingIsOver();
                    }
                    return session;
                })
                .injectOpen(atOnceUsers(1));
    }

    private void sendingBegins() {
        if (begun.come().complete(null)) {
            doorsCloseNanos =
                    System.nanoTime() + sendingTime().minus(DOORS_CLOSE).toNanos();
            stage.sendingBegins();
        }
    }

    /** A step that lasts until the first record is sent. */
    public ChainBuilder sendingHasBegun() {
        return begun.awaited();
    }

    /** A step that lasts until the last record is sent. */
    public ChainBuilder allIsSent() {
        return sent.awaited();
    }

    /** @return whether the last record is sent */
    public boolean isSent() {
        return sent.hasCome();
    }

    /** A step that lasts as long as the plan says that a viewer stays: until all that was sent has come, if not less. */
    public ChainBuilder stay() {
        return plan().load().visit().map(over::awaitedAtMost).orElseGet(over::awaited);
    }

    /** A step that lasts until all that was sent has come to all, or is given up. */
    public ChainBuilder allHasCome() {
        return over.awaited();
    }

    /** A request that changes what the load stands on, and may take a while. */
    public ActionBuilder fault(String name, Fault fault) {
        return new BackgroundStep(name, () -> fault.happen(stage.faults()));
    }

    /** @return whether the broker is the load's own, so that it may be restarted */
    public boolean brokerIsOurs() {
        return stage.faults().canRestartBroker();
    }

    /** A step that says that no fault comes any more. */
    public ChainBuilder noMoreFaults() {
        return exec(session -> {
            faults.happens();
            return session;
        });
    }

    /** A step that lasts until no fault comes any more. */
    public ChainBuilder faultsAreOver() {
        return faults.awaited();
    }

    /** @return steps of the plan's duration that find the highest rate, beginning with the plan's */
    public RateSteps rateSteps() {
        return RateSteps.of(stage);
    }

    /** Something that happens to what the load stands on. */
    @FunctionalInterface
    public interface Fault {
        void happen(Faults to) throws InterruptedException;
    }

    /** Notes something for the report. */
    public void fact(String name, String value) {
        stage.fact(name, value);
    }
}
