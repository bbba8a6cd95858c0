package dev.frameproof.broker.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.broker.KafkaUnavailableException;
import dev.frameproof.process.ChildProcess;
import dev.frameproof.process.FreePorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BrokerLaunchTest {

    @TempDir
    Path folder;

    @Test
    void takenPortLeadsToAnotherOne() throws Exception {
        List<Integer> free = FreePorts.find(3);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Deque<List<Integer>> offers = new ArrayDeque<>(
                    List.of(List.of(taken.getLocalPort(), free.get(0)), List.of(free.get(1), free.get(2))));
            DataFolder data = DataFolder.create(folder);
            EmbeddedKafkaConfig config = EmbeddedKafkaConfig.loggingTo(folder.resolve("kafka.log"));
            BrokerLaunch launch = new BrokerLaunch(
                    config, BrokerLaunch.command(config), data, BrokerLaunch.STOP_GRACE, offers::remove);
            BrokerLaunch.Running running = launch.run();
            try (ChildProcess process = running.process()) {
                assertThat(process.isAlive()).isTrue();
                assertThat(running.address().port()).isEqualTo(free.get(1));
                assertThat(KafkaProbe.answers(running.address())).isTrue();
            }
        }
    }

    @Test
    void wrongSettingIsToldFromTheBrokersOwnLogAndNotTriedAgain() throws Exception {
        EmbeddedKafkaConfig config = EmbeddedKafkaConfig.loggingTo(folder.resolve("kafka.log"))
                .withOverrides(Map.of("num.io.threads", "none"));
        DataFolder data = DataFolder.create(folder);
        BrokerLaunch launch = new BrokerLaunch(config, BrokerLaunch.command(config), data, Duration.ofSeconds(5));
        assertThatThrownBy(launch::run)
                .isInstanceOf(KafkaUnavailableException.class)
                .hasMessageStartingWith("Embedded Kafka did not start: kafka exited with code 1")
                .hasMessageContaining("Invalid value none for configuration num.io.threads");
    }
}
