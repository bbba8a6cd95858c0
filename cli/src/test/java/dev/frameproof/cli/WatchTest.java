package dev.frameproof.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.harness.watch.TopicWatch;
import dev.frameproof.harness.watch.WatchPlan;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.recording.Recording;
import dev.frameproof.oracle.recording.RecordingJudge;
import dev.frameproof.producers.sink.TopicAdmin;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Progress;
import dev.frameproof.reports.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A topic that somebody else wrote, watched through a real plugin process, verified and recorded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WatchTest {
    private static final Path MODULES =
            Path.of("../plugin-under-test").toAbsolutePath().normalize();
    private static final Path BUNDLED = MODULES.resolve("kafka-plugin/target/plugin/frameproof-kafka-datasource");
    private static final Path PLANTED = MODULES.resolve("planted-plugin/target/plugin/frameproof-planted-datasource");
    private static final String TOPIC = "somebody-elses";
    private static final int ABORTED_FROM = 40;
    private static final int ABORTED_TO = 45;
    private static final int RECORDS = 80;

    @TempDir
    private Path out;

    private EmbeddedKafka kafka;

    @BeforeAll
    void fillTopic(@TempDir Path logs) throws Exception {
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.loggingTo(logs.resolve("kafka.log")));
        try (var admin = new TopicAdmin(kafka.bootstrapServers(), Map.of())) {
            admin.create(TOPIC, 1, Map.of(), Duration.ofSeconds(30));
        }
        Map<String, Object> properties = kafka.connection().properties();
        properties.put("transactional.id", "test");
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            send(producer, 0, ABORTED_FROM, true);
            send(producer, ABORTED_FROM, ABORTED_TO, false);
            send(producer, ABORTED_TO, RECORDS, true);
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, int from, int to, boolean commit) {
        producer.beginTransaction();
        for (int i = from; i < to; i++) {
            byte[] value = "{\"n\":%d,\"half\":%d.5}".formatted(i, i).getBytes(UTF_8);
            var unused = producer.send(new ProducerRecord<>(TOPIC, 0, null, value));
        }
        // What was not sent yet when a transaction is aborted never is.
        producer.flush();
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    @AfterAll
    void stopKafka() {
        kafka.close();
    }

    @Test
    void committedRecordsAreProvedAndTheirRecordingConforms() throws Exception {
        Path recording = out.resolve("deep/case.json");
        RunOutcome outcome = watch(new WatchPlan.Embedded("bundled", Map.of()), Optional.of(recording));

        assertThat(outcome.result().verdict().outcome()).isEqualTo(Outcome.PROVED);
        assertThat(outcome.result().totals().verified()).isEqualTo(RECORDS - (ABORTED_TO - ABORTED_FROM));
        assertThat(Files.exists(outcome.folder().path().resolve("report.html"))).isTrue();
        assertThat(RecordingJudge.judge(Recording.read(recording)).findings()).isEmpty();
    }

    @Test
    void recordingNamesAbortedRecordsThatAPluginShows() throws Exception {
        Path file = out.resolve("case.json");
        RunOutcome outcome = watch(new WatchPlan.Embedded("bundled", Map.of()), Optional.of(file));
        assertThat(outcome.result().verdict().outcome()).isEqualTo(Outcome.PROVED);
        ObjectMapper json = new ObjectMapper();
        ObjectNode recording = (ObjectNode) json.readTree(file.toFile());
        List<JsonNode> aborted = new ArrayList<>();
        recording.path("records").forEach(record -> {
            if (record.path("transaction").asText().startsWith("a")) {
                aborted.add(record);
            }
        });
        assertThat(aborted).hasSize(ABORTED_TO - ABORTED_FROM);
        // A plugin that reads what is not committed shows such a record, here behind all others.
        long offset = aborted.get(2).path("offset").asLong();
        ArrayNode frames = (ArrayNode) recording.path("frames");
        frames.add(json.readTree(oneRow(frames.path(0), aborted.get(2))));
        json.writeValue(file.toFile(), recording);

        assertThat(RecordingJudge.judge(Recording.read(file)).findings().stream()
                        .map(judged -> brief(judged.finding())))
                .contains("aborted-shown " + offset)
                .doesNotContain("unknown-row " + offset);
    }

    private static String oneRow(JsonNode like, JsonNode record) throws Exception {
        int n = new ObjectMapper()
                .readTree(record.path("value").binaryValue())
                .path("n")
                .asInt();
        return "{\"schema\":%s,\"data\":{\"values\":[[%d],[%d],[%d.5],[%d]]}}"
                .formatted(
                        like.path("schema"),
                        record.path("timestamp").asLong(),
                        record.path("offset").asLong(),
                        n,
                        n);
    }

    @Test
    void plantedFaultsAreFoundWhileWatchingAndInTheRecording() throws Exception {
        Path recording = out.resolve("case.json");
        var faults = new WatchPlan.Embedded(
                PLANTED.toString(), Map.of("plantedFaults", "drop:at=10;value:at=20;duplicate:at=60"));
        RunOutcome outcome = watch(faults, Optional.of(recording));

        List<String> expected = List.of("lost 10", "wrong-value 20", "duplicated 60");
        assertThat(outcome.result().findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .map(WatchTest::brief))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(RecordingJudge.judge(Recording.read(recording)).findings().stream()
                        .map(judged -> brief(judged.finding())))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void partitionThatIsAddedWhileWatchingIsReadAndVerified() throws Exception {
        String topic = "it-grows";
        try (var admin = new TopicAdmin(kafka.bootstrapServers(), Map.of())) {
            admin.create(topic, 1, Map.of(), Duration.ofSeconds(30));
        }
        produce(topic, 0);
        Path file = out.resolve("case.json");
        var listener = new GrowingTopic(topic);
        var watch = new TopicWatch(
                new WatchPlan(
                        new WatchPlan.Embedded("bundled", Map.of()),
                        StreamQuery.of(topic).withStart(StartPosition.earliest()),
                        Optional.of(kafka.bootstrapServers()),
                        Map.of(),
                        SchemaLookup.NONE,
                        Optional.of(Duration.ofSeconds(60)),
                        new ChecksPlan(Duration.ofSeconds(60), Duration.ofSeconds(3), 100),
                        Optional.of(file),
                        out),
                environment(),
                listener);
        listener.whenAllIsSeen = watch::interrupt;
        RunOutcome outcome = watch.execute();

        assertThat(outcome.result().findings()).isEmpty();
        assertThat(outcome.result().verdict().outcome()).isEqualTo(Outcome.PROVED);
        assertThat(outcome.result().totals().verified()).isEqualTo(3);
        assertThat(Recording.read(file).partitions()).isEqualTo(2);
    }

    /** Adds a partition once the first row has come, writes to both, and ends the watch when all rows have. */
    private final class GrowingTopic extends SilentListener {
        private final String topic;
        private Runnable whenAllIsSeen = () -> {};

        GrowingTopic(String topic) {
            this.topic = topic;
        }

        @Override
        public void firstFrame(Duration sinceStart) {
            try (Admin admin = Admin.create(kafka.connection().properties())) {
                admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(2)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
                produce(topic, 1);
                produce(topic, 0);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void progress(Progress progress) {
            if (progress.verified() == 3) {
                whenAllIsSeen.run();
            }
        }
    }

    private void produce(String topic, int partition) {
        Map<String, Object> properties = kafka.connection().properties();
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused = producer.send(new ProducerRecord<>(topic, partition, null, "{\"n\":1}".getBytes(UTF_8)));
        }
    }

    @Test
    void absentTopicIsAProblemOfTheEnvironmentAndReported() {
        RunOutcome outcome = new TopicWatch(
                        plan(
                                new WatchPlan.Embedded("bundled", Map.of()),
                                StreamQuery.of("absent").withStart(StartPosition.earliest()),
                                Optional.empty()),
                        environment(),
                        new SilentListener())
                .execute();

        assertThat(outcome.result().verdict().outcome()).isEqualTo(Outcome.ENVIRONMENT_FAILED);
        assertThat(outcome.result().verdict().problems().get(0).what()).startsWith("There is no topic absent at ");
    }

    private static String brief(Finding finding) {
        return finding.kind().id() + " " + finding.offset();
    }

    private RunOutcome watch(WatchPlan.Place place, Optional<Path> recording) {
        StreamQuery query = StreamQuery.of(TOPIC).withStart(StartPosition.earliest());
        return new TopicWatch(plan(place, query, recording), environment(), new SilentListener()).execute();
    }

    private WatchPlan plan(WatchPlan.Place place, StreamQuery query, Optional<Path> recording) {
        return new WatchPlan(
                place,
                query,
                Optional.of(kafka.bootstrapServers()),
                Map.of(),
                SchemaLookup.NONE,
                Optional.empty(),
                new ChecksPlan(Duration.ofSeconds(60), Duration.ofSeconds(3), 100),
                recording,
                out);
    }

    private static RunEnvironment environment() {
        return new RunEnvironment("test", "frameproof verify", BUNDLED, PLANTED, Optional.empty(), false, Map.of());
    }
}
