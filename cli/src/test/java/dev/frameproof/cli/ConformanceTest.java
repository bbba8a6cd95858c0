package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.harness.session.PluginSession;
import dev.frameproof.harness.session.SessionPlan;
import dev.frameproof.matrix.conformance.Comparison;
import dev.frameproof.matrix.conformance.Conformance;
import dev.frameproof.matrix.conformance.Side;
import dev.frameproof.process.Resources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios played over real sockets, with a real broker and the bundled plugin in its process. */
final class ConformanceTest {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(20);

    /** All but those that only wait for pings and timeouts; a clock of their own plays these in the host's tests. */
    private static final List<String> QUICK = Conformance.allScenarios().stream()
            .filter(name -> !name.equals("live-ping") && !name.equals("live-no-connect"))
            .toList();

    private final Resources resources = new Resources();

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        resources.close();
    }

    @Test
    void theEmbeddedTargetAnswersAsTheRealOneWasRecordedAndTwoVersionsDiffer() throws Exception {
        String kafka = resources
                .add(
                        "Kafka",
                        EmbeddedKafka.start(EmbeddedKafkaConfig.loggingTo(folder.resolve("kafka.log"))),
                        CLOSE_DEADLINE)
                .connection()
                .bootstrapServers();
        assertThat(new Conformance(side("12.4.0", "first", kafka), Optional.empty(), QUICK, comparison -> {}).run())
                .hasSize(QUICK.size() - 2)
                .allSatisfy(comparison -> assertThat(comparison.differences())
                        .as(comparison.scenario())
                        .isEmpty());

        Side newer = side("12.4.0", "second", kafka);
        Side older = side("10.1.2", "third", kafka);
        List<String> some = List.of("live-wrong-auth", "live-stream", "live-wrong-origin");
        List<Comparison> between = new Conformance(newer, Optional.of(older), some, comparison -> {}).run();
        assertThat(between)
                .extracting(Comparison::scenario)
                .containsExactly("live-stream", "live-wrong-auth", "live-wrong-origin");
        assertThat(between.get(0).differences()).isEmpty();
        assertThat(between.get(1).differences())
                .extracting(Comparison.Difference::text)
                .contains("$.refused: embedded 10.1.2 400, embedded 12.4.0 401");
    }

    private Side side(String version, String name, String kafka) throws InterruptedException {
        PluginSession session = resources.add(
                name,
                PluginSession.start(new SessionPlan(
                        KafkaConnection.to(kafka),
                        false,
                        new TargetPlan.Embedded(Optional.of(version)),
                        RunPlan.BUNDLED,
                        Optional.empty(),
                        new RunFolder(folder.resolve(name)),
                        environment())),
                CLOSE_DEADLINE);
        return Side.of(session.target(), kafka);
    }

    private static RunEnvironment environment() {
        Path modules = Path.of("../plugin-under-test").toAbsolutePath().normalize();
        return new RunEnvironment(
                "test",
                "frameproof conformance",
                modules.resolve("kafka-plugin/target/plugin/frameproof-kafka-datasource"),
                modules.resolve("planted-plugin/target/plugin/frameproof-planted-datasource"),
                Optional.empty(),
                false,
                Map.of());
    }
}
