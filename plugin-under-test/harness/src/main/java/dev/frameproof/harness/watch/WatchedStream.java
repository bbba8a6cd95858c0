package dev.frameproof.harness.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.broker.KafkaUnavailableException;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.internal.FrameTap;
import dev.frameproof.harness.internal.Inbox;
import dev.frameproof.harness.internal.PanelWatch;
import dev.frameproof.harness.internal.PluginChoice;
import dev.frameproof.harness.internal.TargetDatasource;
import dev.frameproof.harness.internal.TargetStart;
import dev.frameproof.harness.internal.Viewer;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.host.GrafanaTarget;
import dev.frameproof.host.RunningGrafana;
import dev.frameproof.live.ChannelId;
import dev.frameproof.live.ChannelPath;
import dev.frameproof.live.LiveClient;
import dev.frameproof.live.LiveConnection;
import dev.frameproof.live.LiveException;
import dev.frameproof.live.LiveTimeouts;
import dev.frameproof.live.Trust;
import dev.frameproof.oracle.PanelModel;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.StreamVerifier;
import dev.frameproof.process.Resources;
import dev.frameproof.reports.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The stream that is watched: its Grafana, its datasource, its query and its viewer. */
final class WatchedStream {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);
    private static final Duration CHECK_DEADLINE = Duration.ofSeconds(10);
    private static final Duration SUBSCRIBED_WITHIN = Duration.ofSeconds(30);
    private static final long WAITING_BYTES_AT_MOST = 256L << 20;
    private static final int PERMISSION_DENIED = 103;
    private static final int DEFAULT_DEPTH = 5;
    private static final int DEFAULT_CAP = 1000;
    private static final String PLAINTEXT = "PLAINTEXT";

    private final RunningGrafana grafana;
    private final RunningGrafana.Datasource datasource;
    private final KafkaConnection kafka;
    private final StreamQuery query;
    private Optional<LiveConnection> connection = Optional.empty();
    private Optional<Inbox> inbox = Optional.empty();

    private WatchedStream(
            RunningGrafana grafana, RunningGrafana.Datasource datasource, KafkaConnection kafka, StreamQuery query) {
        this.grafana = grafana;
        this.datasource = datasource;
        this.kafka = kafka;
        this.query = query;
    }

    /** Finds it, or starts it where the plan says so; what is started closes with the resources. */
    static WatchedStream find(WatchPlan plan, RunFolder folder, RunEnvironment environment, Resources resources)
            throws InterruptedException {
        String own = "V" + ChannelPath.pageLoad(ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
        StreamQuery query = plan.query().withRefId(own);
        if (plan.place() instanceof WatchPlan.Running running) {
            RunningGrafana grafana =
                    RunningGrafana.at(running.url(), running.auth(), new Trust(running.certificates()));
            RunningGrafana.Datasource datasource = grafana.datasource(running.datasourceUid());
            KafkaConnection kafka = kafka(plan, Optional.of(datasource));
            return new WatchedStream(grafana, datasource, kafka, query);
        }
        var embedded = (WatchPlan.Embedded) plan.place();
        PluginChoice plugin = PluginChoice.of(embedded.plugin(), embedded.settings(), environment);
        for (Map.Entry<String, String> secret : embedded.secrets().entrySet()) {
            plugin = plugin.withSecret(secret.getKey(), secret.getValue());
        }
        KafkaConnection kafka = kafka(plan, Optional.empty());
        GrafanaTarget target = resources.add(
                "the Grafana target",
                TargetStart.start(TargetPlan.standard(), plugin, folder, environment, TargetStart.newPassword()),
                CLOSE_DEADLINE);
        TargetDatasource made = TargetDatasource.in(TargetPlan.standard());
        made.make(target, kafka, plugin);
        RunningGrafana grafana = RunningGrafana.at(target.url(), target.liveAuth());
        return new WatchedStream(grafana, grafana.datasource(made.uid()), kafka, query);
    }

    private static KafkaConnection kafka(WatchPlan plan, Optional<RunningGrafana.Datasource> datasource)
            throws InterruptedException {
        String bootstrap = plan.kafka()
                .or(() -> datasource.map(
                        one -> one.jsonData().path("bootstrapServers").asText("")))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new PlanException("which Kafka? Give its address with --kafka host:port"));
        String protocol = datasource
                .map(one -> one.jsonData().path("securityProtocol").asText(PLAINTEXT))
                .filter(text -> !text.isEmpty())
                .orElse(PLAINTEXT);
        if (!protocol.equals(PLAINTEXT) && !plan.kafkaProperties().containsKey("security.protocol")) {
            throw new PlanException(
                    "the datasource reaches Kafka by %s, and Grafana does not hand out its secrets: give"
                                    .formatted(protocol)
                            + " --kafka-property security.protocol=..., and what else a Kafka client needs there");
        }
        try {
            KafkaConnection plain = KafkaConnection.to(bootstrap);
            var connection = new KafkaConnection(plain.addresses(), plan.kafkaProperties());
            connection.check(CHECK_DEADLINE);
            return connection;
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("--kafka: " + wrong.getMessage());
        } catch (KafkaUnavailableException unavailable) {
            throw new EnvironmentException(Problem.told(unavailable.getMessage()), unavailable);
        }
    }

    KafkaConnection kafka() {
        return kafka;
    }

    StreamQuery query() {
        return query;
    }

    RunningGrafana.Datasource datasource() {
        return datasource;
    }

    Representation representation() {
        JsonNode settings = datasource.jsonData();
        return new Representation(
                datasource.type(),
                positive(settings, "flattenMaxDepth", DEFAULT_DEPTH),
                positive(settings, "flattenFieldCap", DEFAULT_CAP));
    }

    private static int positive(JsonNode settings, String name, int otherwise) {
        int value = settings.path(name).asInt(0);
        return value > 0 ? value : otherwise;
    }

    String describe() {
        return "Grafana %s at %s, datasource %s (%s)"
                .formatted(grafana.version(), grafana.url(), datasource.name(), datasource.type());
    }

    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Grafana", grafana.version() + " at " + grafana.url());
        facts.put(
                "Datasource",
                "%s, uid %s, plugin %s".formatted(datasource.name(), datasource.uid(), datasource.type()));
        facts.put("Kafka", kafka.bootstrapServers());
        facts.put("Query", query.toJson());
        return facts;
    }

    /** Subscribes as a page of its own would; returns when Grafana has agreed. */
    Viewer subscribe(StreamVerifier verifier, FrameTap tap, Resources resources) throws InterruptedException {
        Inbox box = resources.add("the verification", new Inbox(WAITING_BYTES_AT_MOST), CLOSE_DEADLINE);
        inbox = Optional.of(box);
        LiveClient client = resources.add(
                "the Live client", new LiveClient(1, LiveTimeouts.standard(), grafana.trust()), CLOSE_DEADLINE);
        String topic = query.topicName();
        var panel = new PanelWatch(PanelModel.ofDefaultLength(topic, topic));
        List<String> namespaces = grafana.liveNamespaces();
        for (String namespace : namespaces) {
            var viewer = new Viewer(topic, topic, channel(namespace), verifier, Optional.of(panel), box, tap);
            resources.add("viewer " + viewer.name(), viewer, CLOSE_DEADLINE);
            try {
                LiveConnection opened = await(client.connect(grafana.url(), grafana.auth()));
                connection = Optional.of(opened);
                await(viewer.subscribe(opened, query.toJson()));
                return viewer;
            } catch (LiveException.Failed refused) {
                boolean last = namespace.equals(namespaces.get(namespaces.size() - 1));
                if (refused.code() != PERMISSION_DENIED || last) {
                    throw failure(refused);
                }
            } catch (LiveException refused) {
                throw failure(refused);
            }
        }
        throw new IllegalStateException("a Grafana without namespaces");
    }

    private ChannelId channel(String namespace) {
        try {
            String path = ChannelPath.of(new ObjectMapper().readTree(query.toJson()), query.refId());
            return ChannelId.ofDatasource(namespace, datasource.uid(), path);
        } catch (IllegalArgumentException refused) {
            throw new PlanException(refused.getMessage());
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException(notJson);
        }
    }

    private static EnvironmentException failure(LiveException refused) {
        return new EnvironmentException(
                new Problem(
                        "The stream could not be subscribed to.",
                        String.valueOf(refused.getMessage()),
                        "See Grafana's log for what the plugin said, and that this login may query the datasource."),
                refused);
    }

    private static <T> T await(CompletableFuture<T> answer) throws InterruptedException {
        try {
            return answer.get(SUBSCRIBED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            if (cause instanceof LiveException live) {
                throw live;
            }
            throw new LiveException.Unreachable(String.valueOf(cause.getMessage()), cause);
        } catch (TimeoutException late) {
            throw new LiveException.Unreachable(
                    "Grafana Live did not answer within %d s".formatted(SUBSCRIBED_WITHIN.toSeconds()), late);
        }
    }

    /** Nothing more is heard from now on. */
    void stopListening() {
        connection.ifPresent(LiveConnection::close);
    }

    /** @return whether all that has come is verified */
    boolean settle(Duration atMost) throws InterruptedException {
        return inbox.isEmpty() || inbox.get().settle(atMost);
    }
}
