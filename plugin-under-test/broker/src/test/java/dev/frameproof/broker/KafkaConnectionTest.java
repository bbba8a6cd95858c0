package dev.frameproof.broker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.process.FreePorts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KafkaConnectionTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @Test
    void nobodyListeningIsToldWithTheRemedy() {
        String address = "127.0.0.1:" + FreePorts.findOne();
        assertThatThrownBy(() -> KafkaConnection.to(address).check(DEADLINE))
                .isInstanceOf(KafkaUnavailableException.class)
                .hasMessageContaining("nobody listens at " + address)
                .hasMessageContaining("start Kafka there");
    }

    @Test
    void whatDoesNotSpeakKafkaIsToldApart() throws Exception {
        byte[] answer = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (TestingListener listener = TestingListener.answering(answer)) {
            assertThatThrownBy(() -> KafkaConnection.to(listener.address()).check(DEADLINE))
                    .isInstanceOf(KafkaUnavailableException.class)
                    .hasMessageContaining("what listens at " + listener.address() + " does not speak Kafka");
        }
    }

    @Test
    void closingInsteadOfAnAnswerIsNotKafkaEither() throws Exception {
        try (TestingListener listener = TestingListener.hangingUp()) {
            assertThatThrownBy(() -> KafkaConnection.to(listener.address()).check(DEADLINE))
                    .hasMessageContaining("does not speak Kafka");
        }
    }

    @Test
    void silenceEndsWithTheDeadline() throws Exception {
        try (TestingListener listener = TestingListener.silent()) {
            assertThatThrownBy(() -> KafkaConnection.to(listener.address()).check(Duration.ofMillis(300)))
                    .isInstanceOf(KafkaUnavailableException.class)
                    .hasMessageContaining(listener.address() + " did not answer within");
        }
    }

    @Test
    void silenceBehindEncryptionEndsWithTheDeadlineToo() throws Exception {
        try (TestingListener listener = TestingListener.silent()) {
            KafkaConnection connection =
                    new KafkaConnection(KafkaAddress.parseList(listener.address()), Map.of("security.protocol", "SSL"));
            assertThatThrownBy(() -> connection.check(Duration.ofMillis(800)))
                    .isInstanceOf(KafkaUnavailableException.class)
                    .hasMessageContaining("did not answer within 800 ms");
        }
    }

    @Test
    void advertisedAddressThatLeadsNowhereIsTold() throws Exception {
        int nowhere = FreePorts.findOne();
        byte[] answers = concat(kafkaAnswer(new byte[6]), kafkaAnswer(new byte[] {
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            7,
            0,
            9,
            '1',
            '2',
            '7',
            '.',
            '0',
            '.',
            '0',
            '.',
            '1',
            0,
            0,
            (byte) (nowhere >> 8),
            (byte) nowhere,
            -1,
            -1,
            0,
            0,
            0,
            7,
            0,
            0,
            0,
            0
        }));
        try (TestingListener listener = TestingListener.answering(answers)) {
            assertThatThrownBy(() -> KafkaConnection.to(listener.address()).check(DEADLINE))
                    .isInstanceOf(KafkaUnavailableException.class)
                    .hasMessageContaining("sends its clients to 127.0.0.1:" + nowhere)
                    .hasMessageContaining("advertised.listeners");
        }
    }

    private static byte[] kafkaAnswer(byte[] body) {
        return ByteBuffer.allocate(8 + body.length)
                .putInt(4 + body.length)
                .putInt(0x46505246)
                .put(body)
                .array();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
