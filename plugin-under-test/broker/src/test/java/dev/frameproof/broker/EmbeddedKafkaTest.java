package dev.frameproof.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.frameproof.process.ProcessExit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedKafkaTest {

    @TempDir
    Path folder;

    @Test
    void committedRecordOfEachPartitionIsReadAndNothingIsLeftAfterClose() throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(config("one").withDefaultPartitions(3));
        try (kafka) {
            assertThatCode(() -> kafka.connection().check(Duration.ofSeconds(10)))
                    .doesNotThrowAnyException();
            TestingTopic topic = new TestingTopic(kafka.connection(), "orders");
            topic.create();
            assertThat(topic.partitions()).isEqualTo(3);
            topic.produceInTransaction(Map.of(0, "a", 1, "b", 2, "c"), true);
            topic.produceInTransaction(Map.of(0, "aborted"), false);
            topic.produceInTransaction(Map.of(0, "d"), true);
            assertThat(topic.readCommitted(4)).containsExactlyInAnyOrder("0:a", "1:b", "2:c", "0:d");
            assertThat(kafka.usage()).hasValueSatisfying(usage -> assertThat(usage.residentBytes())
                    .isPositive());
        }
        assertThat(ProcessHandle.of(kafka.pid()).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(kafka.exit().get(1, TimeUnit.SECONDS))
                .extracting(ProcessExit::code, ProcessExit::asked)
                .containsExactly(0, true);
        assertThat(kafka.log()).content().contains("Kafka Server started").doesNotContain("SLF4J", "StatusLogger");
        assertThat(dataFolders()).isEmpty();
    }

    @Test
    void topicIsNotMadeByAsking() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(config("auto"))) {
            TestingTopic topic = new TestingTopic(kafka.connection(), "never-created");
            assertThat(topic.exists()).isFalse();
        }
    }

    @Test
    void twoAtOnceDoNotMeet() throws Exception {
        ExecutorService starters = Executors.newFixedThreadPool(2);
        List<EmbeddedKafka> brokers = new ArrayList<>();
        try {
            Callable<EmbeddedKafka> first = () -> EmbeddedKafka.start(config("first"));
            Callable<EmbeddedKafka> second = () -> EmbeddedKafka.start(config("second"));
            for (Future<EmbeddedKafka> started : starters.invokeAll(List.of(first, second))) {
                brokers.add(started.get());
            }
            assertThat(dataFolders()).hasSize(2);
            new TestingTopic(brokers.get(0).connection(), "only-here").create();
            assertThat(new TestingTopic(brokers.get(0).connection(), "only-here").exists())
                    .isTrue();
            assertThat(new TestingTopic(brokers.get(1).connection(), "only-here").exists())
                    .isFalse();
        } finally {
            brokers.forEach(EmbeddedKafka::close);
            starters.shutdownNow();
        }
        assertThat(dataFolders()).isEmpty();
    }

    @Test
    void killedBrokerIsNoticedAndItsDataGoesWithClose() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(config("killed"))) {
            ProcessHandle.of(kafka.pid()).orElseThrow().destroyForcibly();
            ProcessExit exit = kafka.exit().get(20, TimeUnit.SECONDS);
            assertThat(exit.asked()).isFalse();
            assertThat(exit.code()).isEqualTo(137);
            assertThat(kafka.isAlive()).isFalse();
            assertThat(dataFolders()).hasSize(1);
            kafka.kill();
        }
        assertThat(dataFolders()).isEmpty();
    }

    private EmbeddedKafkaConfig config(String name) {
        return EmbeddedKafkaConfig.loggingTo(folder.resolve(name + ".log")).withDataParent(folder.resolve("data"));
    }

    private Set<Path> dataFolders() throws Exception {
        try (var folders = Files.list(folder.resolve("data"))) {
            return Set.copyOf(folders.toList());
        }
    }
}
