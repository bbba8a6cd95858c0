package dev.frameproof.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaAddressTest {

    @Test
    void hostsOfEveryKindAreReadAndWrittenBack() {
        List<KafkaAddress> addresses = KafkaAddress.parseList("localhost:9092, 10.0.0.1:1 ,[::1]:65535");
        assertThat(addresses)
                .containsExactly(
                        new KafkaAddress("localhost", 9092),
                        new KafkaAddress("10.0.0.1", 1),
                        new KafkaAddress("::1", 65535));
        assertThat(KafkaAddress.bootstrapServers(addresses)).isEqualTo("localhost:9092,10.0.0.1:1,[::1]:65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "localhost:", ":9092", "http://localhost:9092", "::1:9092", "a:b", "a:1,"})
    void whatIsNoAddressIsRefusedWithAnExample(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaAddress.parseList(text))
                .withMessageContaining("localhost:9092");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:0", "a:65536", "a:-1"})
    void portBeyondItsRangeIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaAddress.parse(text))
                .withMessageContaining("1 to 65535");
    }

    @Test
    void secretsOfAConnectionAreNotShown() {
        KafkaConnection connection =
                new KafkaConnection(KafkaAddress.parseList("a:1"), Map.of("sasl.jaas.config", "password=geheim"));
        assertThat(connection.toString()).contains("sasl.jaas.config").doesNotContain("geheim");
        assertThat(connection.properties())
                .containsEntry("bootstrap.servers", "a:1")
                .containsEntry("sasl.jaas.config", "password=geheim");
    }
}
