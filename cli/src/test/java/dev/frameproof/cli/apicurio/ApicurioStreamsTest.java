package dev.frameproof.cli.apicurio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.SchemaPlace;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.harness.watch.RegistrySchemas;
import dev.frameproof.harness.watch.TopicWatch;
import dev.frameproof.harness.watch.WatchPlan;
import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.recording.Recording;
import dev.frameproof.oracle.recording.RecordingJudge;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaType;
import dev.frameproof.producers.registry.RegistryCredentials;
import dev.frameproof.producers.registry.RegistrySettings;
import dev.frameproof.producers.registry.SchemaReference;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import dev.frameproof.producers.registry.SchemaText;
import dev.frameproof.producers.sink.TopicAdmin;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Severity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole way through a schema registry that is not ours: our encoders, a real plugin process, our oracle. */
@Timeout(240)
@ExtendWith(TestingApicurio.class)
final class ApicurioStreamsTest {
    private static final Path MODULES =
            Path.of("../plugin-under-test").toAbsolutePath().normalize();
    private static final Path BUNDLED = MODULES.resolve("kafka-plugin/target/plugin/frameproof-kafka-datasource");
    private static final Path PLANTED = MODULES.resolve("planted-plugin/target/plugin/frameproof-planted-datasource");

    private final RegistrySettings settings;
    private final SchemaRegistryClient client;

    @TempDir
    private Path out;

    ApicurioStreamsTest(Apicurio apicurio) {
        settings = RegistrySettings.parse(
                apicurio.url(), Optional.of(RegistryCredentials.basic("user", "s3cret")), Optional.empty());
        client = new SchemaRegistryClient(settings);
    }

    @Test
    void recordsOfBothLanguagesAndTheirTortureAreProvedAndNoSubjectStays() {
        RunPlan plan = new RunPlan(
                "test",
                1,
                Optional.empty(),
                Map.of(),
                Optional.of(settings),
                TargetPlan.standard(),
                RunPlan.BUNDLED,
                Optional.empty(),
                List.of(
                        workload("orders", RecordFormat.AVRO),
                        workload("server-metrics", RecordFormat.PROTOBUF),
                        workload("torture-avro", RecordFormat.AVRO),
                        workload("torture-protobuf", RecordFormat.PROTOBUF)),
                List.of(),
                new LoadPlan(
                        Optional.of("1k/s"),
                        Optional.empty(),
                        OptionalLong.of(2_400),
                        OptionalInt.of(2),
                        OptionalInt.empty()),
                new ChecksPlan(Duration.ofSeconds(60), Duration.ofSeconds(5), 100),
                out,
                false);

        RunOutcome outcome = new Run(plan, environment(), new QuietListener()).execute();

        assertThat(outcome.result().findings().stream().filter(finding -> finding.severity() == Severity.ERROR))
                .isEmpty();
        assertThat(outcome.result().verdict().outcome()).isEqualTo(Outcome.PROVED);
        assertThat(outcome.result().totals().verified()).isEqualTo(2_400);
        assertThat(client.subjects()).noneMatch(subject -> subject.startsWith("frameproof-"));
    }

    @Test
    void recordsOfSchemasThatUseOthersAreProvedAndTheirRecordingConforms() throws Exception {
        int avro = registered(
                SchemaType.AVRO,
                "n.Place",
                "{\"type\":\"record\",\"name\":\"Place\",\"namespace\":\"n\",\"fields\":[{\"name\":\"x\",\"type\":\"long\"}]}",
                "{\"type\":\"record\",\"name\":\"Move\",\"namespace\":\"n\",\"fields\":"
                        + "[{\"name\":\"from\",\"type\":\"Place\"},{\"name\":\"to\",\"type\":\"Place\"}]}");
        int protobuf = registered(
                SchemaType.PROTOBUF,
                "place.proto",
                "syntax = \"proto3\"; package n; message Place { int64 x = 1; }",
                """
                syntax = "proto3";
                import "place.proto";
                message Move { n.Place from = 1; n.Place to = 2; }
                """);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.loggingTo(out.resolve("kafka.log")))) {
            send(kafka, "moves-avro", avro, "0a0e");
            send(kafka, "moves-protobuf", protobuf, "00 0a020805 12020807");
            watch(kafka, "moves-avro", MessageFormat.AVRO);
            watch(kafka, "moves-protobuf", MessageFormat.PROTOBUF);
        }
    }

    private void watch(EmbeddedKafka kafka, String topic, MessageFormat format) throws Exception {
        StreamQuery query = StreamQuery.of(topic).withMessageFormat(format).withStart(StartPosition.earliest());
        Path recording = out.resolve(topic + ".json");
        RunOutcome outcome = new TopicWatch(
                        new WatchPlan(
                                new WatchPlan.Embedded(
                                        RunPlan.BUNDLED,
                                        Map.of(
                                                "schemaRegistryUrl",
                                                settings.urls().get(0).toString(),
                                                "schemaRegistryUsername",
                                                "user"),
                                        Map.of("schemaRegistryPassword", "s3cret")),
                                query,
                                Optional.of(kafka.bootstrapServers()),
                                Map.of(),
                                new RegistrySchemas(client),
                                Optional.empty(),
                                new ChecksPlan(Duration.ofSeconds(60), Duration.ofSeconds(3), 100),
                                Optional.of(recording),
                                out),
                        environment(),
                        new QuietListener())
                .execute();

        assertThat(outcome.result().findings()).extracting(Finding::detail).isEmpty();
        assertThat(outcome.result().verdict().outcome()).isEqualTo(Outcome.PROVED);
        assertThat(outcome.result().totals().verified()).isEqualTo(1);
        Recording recorded = Recording.read(recording);
        assertThat(RecordingJudge.judge(recorded).findings()).isEmpty();
        assertThat(recorded.frames()).hasSize(1);
        assertThat(new String(recorded.frames().get(0), StandardCharsets.UTF_8))
                .contains("\"from.x\"", "[5],[7]")
                .doesNotContain("\"error\"");
    }

    private int registered(SchemaType type, String used, String usedText, String text) {
        String name = type.name() + "-refs";
        client.register(name, new SchemaText(type, usedText));
        return client.register(
                "moves-" + name + "-value", new SchemaText(type, text, List.of(new SchemaReference(used, name, 1))));
    }

    private static void send(EmbeddedKafka kafka, String topic, int id, String hex) throws Exception {
        try (var admin = new TopicAdmin(kafka.bootstrapServers(), Map.of())) {
            admin.create(topic, 1, Map.of(), Duration.ofSeconds(30));
        }
        byte[] record = HexFormat.of().parseHex(hex.replace(" ", ""));
        byte[] framed = ByteBuffer.allocate(5 + record.length)
                .put((byte) 0)
                .putInt(id)
                .put(record)
                .array();
        try (var producer = new KafkaProducer<>(
                kafka.connection().properties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, framed)).get();
        }
    }

    private static WorkloadPlan workload(String name, RecordFormat format) {
        RecordsPlan records = new RecordsPlan(
                Optional.of(format),
                Optional.empty(),
                Optional.of(SchemaPlace.REGISTRY),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
        return WorkloadPlan.of(name, name).withRecords(records);
    }

    private static RunEnvironment environment() {
        return new RunEnvironment("test", "frameproof run", BUNDLED, PLANTED, Optional.empty(), false, Map.of());
    }
}
