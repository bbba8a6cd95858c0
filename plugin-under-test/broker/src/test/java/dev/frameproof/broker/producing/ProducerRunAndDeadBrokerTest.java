package dev.frameproof.broker.producing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.sink.KafkaTarget;
import dev.frameproof.producers.sink.ProducerPlan;
import dev.frameproof.producers.sink.ProducerProgress;
import dev.frameproof.producers.sink.ProducerResult;
import dev.frameproof.producers.sink.ProducerRun;
import dev.frameproof.producers.sink.TopicAdmin;
import dev.frameproof.producers.workload.Workloads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is killed while records are on their way. */
@Timeout(120)
class ProducerRunAndDeadBrokerTest {
    private static final Map<String, String> IMPATIENT =
            Map.of("delivery.timeout.ms", "1500", "request.timeout.ms", "1000", "max.block.ms", "1500");

    private EmbeddedKafka kafka;

    @BeforeEach
    void start(@TempDir Path folder) throws InterruptedException {
        kafka = EmbeddedKafka.start(
                EmbeddedKafkaConfig.loggingTo(folder.resolve("kafka.log")).withDataParent(folder.resolve("data")));
        try (TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers(), Map.of())) {
            admin.create("metrics", 2, Map.of(), Duration.ofSeconds(20));
        }
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void everyRecordIsAcknowledgedOrFailedWithACauseAndTheRunEnds() throws Exception {
        try (ProducerRun run = startAt("2k/s", IMPATIENT)) {
            awaitAcknowledged(run);
            kafka.kill();
            Waiting.until("the first failure", () -> run.progress().failed() > 0);
            run.stop();
            ProducerResult result = run.completion().get(60, TimeUnit.SECONDS);
            assertThat(result.acknowledged() + result.failed()).isEqualTo(result.sent());
            assertThat(result.failures().get(0).reason()).contains("is the broker running");
            assertThat(run.sentLog().acknowledged()).isEqualTo(result.acknowledged());
        }
    }

    @Test
    void aBufferThatStaysFullBreaksTheRunOff() throws Exception {
        try (ProducerRun run = startAt(
                "50k/s", Map.of("delivery.timeout.ms", "30000", "max.block.ms", "1000", "buffer.memory", "262144"))) {
            awaitAcknowledged(run);
            kafka.kill();
            ProducerResult result = run.completion().get(90, TimeUnit.SECONDS);
            assertThat(result.brokenOffBy()).hasValueSatisfying(why -> assertThat(why)
                    .startsWith("Kafka has taken nothing for metrics for so long")
                    .contains("is the broker running"));
            assertThat(result.acknowledged() + result.failed()).isEqualTo(result.sent());
        }
    }

    @Test
    void closeDoesNotWaitForABrokerThatIsGone() throws Exception {
        ProducerRun run = startAt("50k/s", Map.of("buffer.memory", "262144", "max.block.ms", "60000"));
        awaitAcknowledged(run);
        kafka.kill();
        Waiting.until("sending to block", () -> {
            ProducerProgress progress = run.progress();
            return progress.due() - progress.sent() > 50_000;
        });
        assertThat(run.completion()).isNotDone();
        run.close();
        ProducerResult result = run.completion().get(1, TimeUnit.SECONDS);
        assertThat(result.acknowledged() + result.failed()).isEqualTo(result.sent());
        assertThat(result.brokenOffBy()).isEmpty();
    }

    private ProducerRun startAt(String rate, Map<String, String> properties) {
        ProducerPlan plan = ProducerPlan.json(
                Workloads.named("server-metrics", Map.of(), 1), Pacing.fixed(Rate.parse(rate)), 1_000_000_000, 2);
        return ProducerRun.start(plan, new KafkaTarget(kafka.bootstrapServers(), "metrics", properties));
    }

    private static void awaitAcknowledged(ProducerRun run) {
        Waiting.until("the first acknowledgement", () -> run.progress().acknowledged() > 0);
    }
}
