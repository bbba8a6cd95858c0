package dev.frameproof.broker.producing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.encoding.TextEncoder;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.sink.KafkaSinkException;
import dev.frameproof.producers.sink.KafkaTarget;
import dev.frameproof.producers.sink.Partitioning;
import dev.frameproof.producers.sink.ProduceFailure;
import dev.frameproof.producers.sink.ProducerPlan;
import dev.frameproof.producers.sink.ProducerResult;
import dev.frameproof.producers.sink.ProducerRun;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.producers.sink.TopicAdmin;
import dev.frameproof.producers.workload.Sample;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a real broker after a run is what the run's log says. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProducerRunOnBrokerTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final JsonEncoder json = new JsonEncoder();
    private final TextEncoder text = new TextEncoder();
    private EmbeddedKafka kafka;
    private TopicAdmin admin;

    @BeforeAll
    void start(@TempDir Path folder) throws InterruptedException {
        kafka = EmbeddedKafka.start(
                EmbeddedKafkaConfig.loggingTo(folder.resolve("kafka.log")).withDataParent(folder.resolve("data")));
        admin = new TopicAdmin(kafka.bootstrapServers(), Map.of());
    }

    @AfterAll
    void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void everyPositionHoldsTheRecordThatTheLogSaysWithItsKeyAndTimestamp() throws Exception {
        Workload fleet = Workloads.named("server-metrics", Map.of(), 42);
        ProducerPlan plan = ProducerPlan.json(fleet, Pacing.fixed(Rate.parse("20k/s")), 10_000, 3);
        try (ProducerRun run = start("in-turn", 3, plan, Map.of())) {
            ProducerResult result = run.completion().get(60, TimeUnit.SECONDS);
            assertThat(result.failures()).isEmpty();
            assertThat(result.acknowledged()).isEqualTo(10_000);
            assertThat(result.brokenOffBy()).isEmpty();
            assertThat(assertLogTellsTheTruth(run, fleet)).isEqualTo(10_000);
            ConsumerRecord<byte[], byte[]> last = read("in-turn", 3).stream()
                    .max((a, b) -> Long.compare(a.timestamp(), b.timestamp()))
                    .orElseThrow();
            assertThat(last.timestamp()).isEqualTo(run.timeAxis().startMillis() + 499);
        }
    }

    @Test
    void partitionsChosenUnevenlyAreLoggedAsWell() throws Exception {
        Workload orders = Workloads.named("orders", Map.of(), 7);
        Partitioning uneven = index -> index % 7 == 0 ? 0 : (int) (index / 5 % 4);
        ProducerPlan plan = new ProducerPlan(orders, text, json, Pacing.unlimited(), 5_000, uneven);
        try (ProducerRun run = start("uneven", 4, plan, Map.of())) {
            run.completion().get(60, TimeUnit.SECONDS);
            assertThat(assertLogTellsTheTruth(run, orders)).isEqualTo(5_000);
        }
    }

    @Test
    void timestampsThatTheBrokerSetsItselfAreTheOnesLogged() throws Exception {
        Workload numbers = Workloads.named("flat-numbers", Map.of(), 7);
        ProducerPlan plan = ProducerPlan.json(numbers, Pacing.unlimited(), 500, 1);
        admin.create("append-time", 1, Map.of("message.timestamp.type", "LogAppendTime"), TIMEOUT);
        try (ProducerRun run = ProducerRun.start(plan, target("append-time", Map.of("linger.ms", "20")))) {
            run.completion().get(60, TimeUnit.SECONDS);
            assertThat(assertLogTellsTheTruth(run, numbers)).isEqualTo(500);
        }
    }

    @Test
    void recordsThatAreTooLargeFailByNameAndTheOthersArrive() throws Exception {
        Workload orders = Workloads.named("orders", Map.of("max-lines", "20"), 3);
        ProducerPlan plan = ProducerPlan.json(orders, Pacing.unlimited(), 300, 2);
        try (ProducerRun run = start("some-too-large", 2, plan, Map.of("max.request.size", "1200"))) {
            ProducerResult result = run.completion().get(60, TimeUnit.SECONDS);
            assertThat(result.failed()).isPositive();
            assertThat(result.acknowledged()).isPositive();
            assertThat(result.failed() + result.acknowledged()).isEqualTo(300);
            ProduceFailure failure = result.failures().get(0);
            assertThat(json.encode(orders.sample(failure.index()).value()).length)
                    .isGreaterThan(1_000);
            assertThat(failure.partition()).isEqualTo((int) (failure.index() % 2));
            assertThat(failure.text()).contains("some-too-large partition " + failure.partition(), "max.request.size");
            assertThat(assertLogTellsTheTruth(run, orders)).isEqualTo(result.acknowledged());
        }
    }

    @Test
    void stoppingEarlyKeepsWhatWasSent() throws Exception {
        Workload fleet = Workloads.named("server-metrics", Map.of(), 42);
        ProducerPlan plan = ProducerPlan.json(fleet, Pacing.fixed(Rate.parse("2k/s")), 1_000_000, 1);
        try (ProducerRun run = start("stopped", 1, plan, Map.of())) {
            Waiting.until("100 acknowledgements", () -> run.progress().acknowledged() >= 100);
            run.stop();
            ProducerResult result = run.completion().get(60, TimeUnit.SECONDS);
            assertThat(result.brokenOffBy()).isEmpty();
            assertThat(result.sent()).isLessThan(1_000_000);
            assertThat(result.acknowledged()).isEqualTo(result.sent());
            assertThat(assertLogTellsTheTruth(run, fleet)).isEqualTo(result.sent());
        }
    }

    @Test
    void aTopicThatIsNotThereIsSaidBeforeAnythingStarts() {
        ProducerPlan plan = ProducerPlan.json(Workloads.named("orders", Map.of(), 1), Pacing.unlimited(), 1, 1);
        assertThatThrownBy(() -> ProducerRun.start(plan, target("nowhere", Map.of("max.block.ms", "500"))))
                .isInstanceOf(KafkaSinkException.class)
                .hasMessageStartingWith("topic nowhere on " + kafka.bootstrapServers() + " cannot be reached");
    }

    @Test
    void onlyTopicsMadeByItAreDeleted() {
        try (TopicAdmin first = new TopicAdmin(kafka.bootstrapServers(), Map.of());
                TopicAdmin second = new TopicAdmin(kafka.bootstrapServers(), Map.of())) {
            first.create("of-the-first", 2, Map.of(), TIMEOUT);
            assertThatThrownBy(() -> second.create("of-the-first", 2, Map.of(), TIMEOUT))
                    .isInstanceOf(KafkaSinkException.class)
                    .hasMessageContaining("of-the-first")
                    .hasMessageContaining("choose another name");
            second.create("of-the-second", 1, Map.of(), TIMEOUT);
            second.deleteCreated(TIMEOUT);
            assertThat(second.created()).isEmpty();
            assertThat(first.created()).containsExactly("of-the-first");
            second.create("of-the-second", 1, Map.of(), TIMEOUT);
            assertThatThrownBy(() -> second.create("of-the-first", 1, Map.of(), TIMEOUT))
                    .as("it was left alone")
                    .isInstanceOf(KafkaSinkException.class);
            assertThatThrownBy(() -> second.create("no/topic", 1, Map.of(), TIMEOUT))
                    .isInstanceOf(KafkaSinkException.class)
                    .hasMessageContaining("at most 249");
            second.deleteCreated(TIMEOUT);
            first.deleteCreated(TIMEOUT);
        }
    }

    private ProducerRun start(String topic, int partitions, ProducerPlan plan, Map<String, String> properties) {
        admin.create(topic, partitions, Map.of(), TIMEOUT);
        return ProducerRun.start(plan, target(topic, properties));
    }

    private KafkaTarget target(String topic, Map<String, String> properties) {
        return new KafkaTarget(kafka.bootstrapServers(), topic, properties);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic, int partitions) {
        return TopicReader.all(kafka.bootstrapServers(), topic, partitions);
    }

    /** @return how many records were compared */
    private int assertLogTellsTheTruth(ProducerRun run, Workload workload) {
        SentLog log = run.sentLog();
        List<ConsumerRecord<byte[], byte[]>> records = read(log.topic(), log.partitions());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            long index = log.indexAt(record.partition(), record.offset());
            Sample sample = workload.sample(index);
            assertThat(record.value()).isEqualTo(json.encode(sample.value()));
            assertThat(record.key()).isEqualTo(sample.key().map(text::encode).orElse(null));
            assertThat(record.timestamp()).isEqualTo(log.timestampMillisAt(record.partition(), record.offset()));
        }
        for (int partition = 0; partition < log.partitions(); partition++) {
            int at = partition;
            assertThat(log.endOffset(partition))
                    .isEqualTo(records.stream().filter(r -> r.partition() == at).count());
        }
        return records.size();
    }
}
