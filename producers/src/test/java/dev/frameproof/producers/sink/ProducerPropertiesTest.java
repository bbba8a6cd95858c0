package dev.frameproof.producers.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProducerPropertiesTest {
    @Test
    void whatTheUserGivesBeatsTheDefaults() {
        Properties properties =
                ProducerProperties.forProducer(target(Map.of("linger.ms", "0", "security.protocol", "SSL")));
        assertThat(properties)
                .containsEntry("bootstrap.servers", "box:9092")
                .containsEntry("linger.ms", "0")
                .containsEntry("security.protocol", "SSL")
                .containsEntry("acks", "all")
                .doesNotContainKey("enable.idempotence");
    }

    @ParameterizedTest
    @CsvSource({"bootstrap.servers", "key.serializer", "value.serializer", "transactional.id"})
    void whatTheProducerSetsItselfIsRefused(String name) {
        assertThatThrownBy(() -> ProducerProperties.forProducer(target(Map.of(name, "x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the Kafka property " + name + " is set by the producer itself: leave it out");
    }

    @Test
    void producingWithoutAcknowledgementsIsRefused() {
        assertThatThrownBy(() -> ProducerProperties.forProducer(target(Map.of("acks", "0"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use acks=all or acks=1");
    }

    @Test
    void theAdminClientGetsWhatItKnowsAndWhatNobodyKnows() {
        Properties properties = ProducerProperties.forAdmin(
                "box:9092", Map.of("linger.ms", "0", "sasl.mechanism", "PLAIN", "my.callback.setting", "1"));
        assertThat(properties)
                .doesNotContainKey("linger.ms")
                .containsEntry("sasl.mechanism", "PLAIN")
                .containsEntry("my.callback.setting", "1");
    }

    @Test
    void secretsAreNotInTheTargetsText() {
        assertThat(target(Map.of("sasl.jaas.config", "password=\"hunter2\""))).hasToString("topic t on box:9092");
    }

    private static KafkaTarget target(Map<String, String> properties) {
        return new KafkaTarget("box:9092", "t", properties);
    }
}
