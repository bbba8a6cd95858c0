package dev.frameproof.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.process.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one broker does while it runs. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedKafkaTest {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private EmbeddedKafka kafka;

    @BeforeAll
    void startAlthoughItsArchiveIsNone(@TempDir Path folder) throws Exception {
        Path archive = Files.writeString(folder.resolve("broker.jsa"), "no class data archive");
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.loggingTo(folder.resolve("kafka.log"))
                .withDataParent(folder.resolve("data"))
                .withArchive(archive)
                .withDefaultPartitions(3));
    }

    @AfterAll
    void stop() {
        kafka.close();
    }

    @Test
    void committedRecordOfEachPartitionIsReadAndAbortedOnesAreNot() throws Exception {
        TestingTopic topic = new TestingTopic(kafka.connection(), "orders");
        topic.create();
        assertThat(topic.partitions()).isEqualTo(3);
        topic.produceInTransaction(Map.of(0, "a", 1, "b", 2, "c"), true);
        topic.produceInTransaction(Map.of(0, "aborted"), false);
        topic.produceInTransaction(Map.of(0, "d"), true);
        assertThat(topic.readCommitted(4)).containsExactlyInAnyOrder("0:a", "1:b", "2:c", "0:d");
    }

    @Test
    void restartedBrokerIsWhereItWasWithAllThatWasAcknowledged() throws Exception {
        TestingTopic topic = new TestingTopic(kafka.connection(), "before-the-power-cut");
        topic.create();
        topic.produceInTransaction(Map.of(0, "a", 1, "b"), true);
        long before = kafka.pid();

        kafka.restart();

        assertThat(kafka.pid()).isNotEqualTo(before);
        assertThat(kafka.isAlive()).isTrue();
        topic.produceInTransaction(Map.of(2, "c"), true);
        assertThat(topic.readCommitted(3)).containsExactlyInAnyOrder("0:a", "1:b", "2:c");
    }

    @Test
    void topicIsNotMadeByAsking() throws Exception {
        assertThat(new TestingTopic(kafka.connection(), "never-created").exists())
                .isFalse();
    }

    @Test
    void usageIsKnownAndTheLogIsQuietAboutLogging() {
        assertThat(kafka.usage())
                .hasValueSatisfying(usage -> assertThat(usage.residentBytes()).isPositive());
        assertThat(kafka.log()).content().contains("Kafka Server started").doesNotContain("SLF4J", "StatusLogger");
    }

    @Test
    void archiveIsNotMadeOfClassesInFolders(@TempDir Path folder) {
        EmbeddedKafkaConfig config = EmbeddedKafkaConfig.loggingTo(folder.resolve("training.log"));
        assertThatThrownBy(() -> EmbeddedKafka.recordArchive(folder.resolve("broker.jsa"), config))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can only be made of jars");
    }

    @Test
    void checkFindsItBehindADeadAddress() {
        KafkaConnection connection =
                KafkaConnection.to("127.0.0.1:" + FreePorts.findOne() + "," + kafka.bootstrapServers());
        assertThatCode(() -> connection.check(DEADLINE)).doesNotThrowAnyException();
    }

    @Test
    void checkTellsAWrongSetting() {
        KafkaConnection wrong =
                new KafkaConnection(kafka.connection().addresses(), Map.of("security.protocol", "NONSENSE"));
        assertThatThrownBy(() -> wrong.check(DEADLINE))
                .isInstanceOf(KafkaUnavailableException.class)
                .hasMessageContaining("NONSENSE");
    }

    @Test
    void checkTellsALoginThatTheBrokerDoesNotKnow() {
        KafkaConnection login = new KafkaConnection(
                kafka.connection().addresses(),
                Map.of(
                        "security.protocol",
                        "SASL_PLAINTEXT",
                        "sasl.mechanism",
                        "PLAIN",
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\""
                                + " password=\"geheim\";"));
        assertThatThrownBy(() -> login.check(DEADLINE))
                .isInstanceOf(KafkaUnavailableException.class)
                .hasMessageContaining("refused the login")
                .hasMessageNotContaining("geheim");
    }
}
