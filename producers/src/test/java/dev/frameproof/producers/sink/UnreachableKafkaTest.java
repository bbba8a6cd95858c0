package dev.frameproof.producers.sink;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.PacingClock;
import dev.frameproof.producers.pacing.Rate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnreachableKafkaTest {
    @Test
    void nobodyAtTheAddressIsSaidWithTheAddressAndWhatToDo() throws IOException {
        String nobody = "127.0.0.1:" + unusedPort();
        assertThatThrownBy(() -> open(nobody, Map.of("max.block.ms", "300")))
                .isInstanceOf(KafkaSinkException.class)
                .hasMessageStartingWith("topic t on " + nobody + " cannot be reached: ")
                .hasMessageContaining("is the broker running");
        try (TopicAdmin admin = new TopicAdmin(nobody, Map.of())) {
            assertThatThrownBy(() -> admin.create("t", 1, Map.of(), Duration.ofMillis(300)))
                    .isInstanceOf(KafkaSinkException.class)
                    .hasMessageStartingWith("topic t could not be made on " + nobody + ": ")
                    .hasMessageContaining("is the broker running");
        }
    }

    @Test
    void addressesAndPropertiesThatCannotWorkAreWrongUse() {
        assertThatThrownBy(() -> open("no-port", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-port");
        assertThatThrownBy(() -> open("127.0.0.1:9", Map.of("linger.ms", "soon")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("linger.ms")
                .hasMessageContaining("soon");
        assertThatThrownBy(() -> new TopicAdmin("no-port", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-port");
    }

    private static void open(String servers, Map<String, String> properties) {
        PacingClock clock = PacingClock.system();
        KafkaRecordSink.open(
                        new KafkaTarget(servers, "t", properties),
                        Partitioning.roundRobin(1),
                        clock,
                        () -> TimeAxis.startingNow(clock, Pacing.fixed(Rate.perSecond(1))))
                .close();
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
