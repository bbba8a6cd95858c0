package dev.frameproof.scenarios.kafka;

import static dev.frameproof.scenarios.kafka.KafkaDsl.kafka;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.scenarios.kafka.internal.check.RecordChecks;
import dev.frameproof.scenarios.kafka.internal.protocol.KafkaProtocol;
import io.gatling.core.Predef$;
import io.gatling.core.config.GatlingConfiguration$;
import io.gatling.javaapi.core.CoreDsl;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class KafkaDslTest {
    @BeforeAll
    static void configure() {
        Predef$.MODULE$._configuration_$eq(GatlingConfiguration$.MODULE$.load());
    }

    @Test
    void everythingThatTheDslCanSayIsBuilt() {
        KafkaDslExamples examples = new KafkaDslExamples();

        assertThat(List.of(
                        examples.workloads,
                        examples.payloads,
                        examples.replies,
                        examples.consuming,
                        examples.transactions))
                .doesNotContainNull();
        KafkaProtocol protocol = (KafkaProtocol) examples.protocol.protocol();
        assertThat(protocol.producerTarget().clientProperties())
                .containsEntry("acks", "all")
                .containsEntry("compression.type", "zstd")
                .containsEntry("enable.idempotence", "true")
                .containsEntry("linger.ms", "5")
                .containsEntry("client.rack", "a")
                .containsEntry("security.protocol", "PLAINTEXT")
                .containsEntry("batch.size", "131072")
                .doesNotContainKey("fetch.min.bytes");
    }

    @Test
    void buildersLeaveWhatTheyWereMadeFromAsItWas() {
        KafkaProtocolBuilder one = kafka.bootstrapServers("a:1");
        KafkaProtocolBuilder other = one.bootstrapServers("b:2");

        assertThat(((KafkaProtocol) one.protocol()).bootstrapServers()).isEqualTo("a:1");
        assertThat(((KafkaProtocol) other.protocol()).bootstrapServers()).isEqualTo("b:2");
    }

    @Test
    void protocolWithoutBrokersIsRefused() {
        assertThatThrownBy(kafka::protocol)
                .hasMessage("the kafka protocol names no brokers: write kafka.bootstrapServers(\"host:port\")");
    }

    @Test
    void protocolsTextShowsNoSecret() {
        KafkaProtocolBuilder secret = kafka.bootstrapServers("a:1").property("sasl.jaas.config", "password=\"hidden\"");

        assertThat(secret.protocol().toString()).isEqualTo("kafka protocol for a:1");
    }

    @Test
    void formatWithoutWorkloadIsRefused() {
        assertThatThrownBy(() -> kafka("x").send().format("avro"))
                .hasMessage("format, keyFormat and index are of a workload: call workload(...) or source(...) before");
    }

    @Test
    void unknownWorkloadIsRefused() {
        assertThatThrownBy(() -> kafka("x").send().workload("nonsense", 1))
                .hasMessageStartingWith("unknown workload 'nonsense': known are server-metrics, processes, ");
    }

    @Test
    void checkOfAnotherProtocolIsRefused() {
        assertThatThrownBy(() ->
                        RecordChecks.of(List.of(CoreDsl.responseTimeInMillis().lt(5))))
                .hasMessageContaining("the kafka protocol has no check ResponseTime: use bodyString");
    }
}
