package dev.frameproof.scenarios.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.sink.TopicAdmin;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import dev.frameproof.scenarios.engine.GatlingRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Gatling itself, in this process, against a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KafkaSimulationTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private EmbeddedKafka kafka;

    @BeforeAll
    void startKafka(@TempDir Path folder) throws Exception {
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.loggingTo(folder.resolve("kafka.log")));
        System.setProperty(AllKindsSimulation.BROKERS, kafka.bootstrapServers());
        try (TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers(), Map.of())) {
            for (String topic : Set.of("orders", "ask", "answers", "lines", "silence")) {
                admin.create(topic, 2, Map.of(), TIMEOUT);
            }
        }
    }

    @AfterAll
    void stopKafka() {
        System.clearProperty(AllKindsSimulation.BROKERS);
        kafka.close();
    }

    @Test
    void everyRequestIsInTheStatisticsAndEveryRecordInItsTopic(@TempDir Path results) throws Exception {
        try (EchoService echo = EchoService.start(kafka.bootstrapServers(), "ask", "answers")) {
            assertThat(new GatlingRun(AllKindsSimulation.class, results, true).run())
                    .isEqualTo(GatlingRun.OK);
            assertThat(echo.failure()).isEmpty();
        }

        Workload workload = Workloads.named("orders", Map.of(), 7);
        Set<String> expected = LongStream.range(0, (long) AllKindsSimulation.USERS * AllKindsSimulation.BATCH)
                .mapToObj(index -> new String(
                        RecordFormat.JSON
                                .encoderFor(workload, SchemaFraming.inline())
                                .encode(workload.sample(index).value()),
                        StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
        assertThat(TopicReader.values(kafka.bootstrapServers(), "orders", expected.size()))
                .containsExactlyInAnyOrderElementsOf(expected);
        try (Stream<Path> files = Files.walk(results)) {
            assertThat(files.map(file -> file.getFileName().toString())).contains("simulation.log", "index.html");
        }
    }

    @Test
    void requestThatNobodyAnswersFailsTheRun(@TempDir Path results) {
        assertThat(new GatlingRun(UnansweredSimulation.class, results, false).run())
                .isEqualTo(2);
    }
}
