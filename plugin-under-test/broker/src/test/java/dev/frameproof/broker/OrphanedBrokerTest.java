package dev.frameproof.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.process.JavaCommand;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class OrphanedBrokerTest {

    @TempDir
    Path folder;

    @Test
    void brokerAndItsDataGoWhenTheProcessThatStartedItIsKilled() throws Exception {
        Process parent = new ProcessBuilder(JavaCommand.of(Starter.class)
                        .withOptions("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                        .withArguments(folder.toString())
                        .toCommand())
                .redirectErrorStream(true)
                .start();
        try {
            BufferedReader lines = parent.inputReader(StandardCharsets.UTF_8);
            String line = lines.readLine();
            assertThat(line).startsWith("broker ");
            ProcessHandle broker = ProcessHandle.of(Long.parseLong(line.substring("broker ".length())))
                    .orElseThrow();
            parent.destroyForcibly();
            broker.onExit().get(30, TimeUnit.SECONDS);
            try (var left = Files.list(folder.resolve("data"))) {
                assertThat(left).isEmpty();
            }
        } finally {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly();
        }
    }

    /** Test process: starts a broker and waits to be killed. */
    static final class Starter {
        private Starter() {}

        public static void main(String[] arguments) throws InterruptedException {
            Path folder = Path.of(arguments[0]);
            EmbeddedKafka kafka = EmbeddedKafka.start(
                    EmbeddedKafkaConfig.loggingTo(folder.resolve("kafka.log")).withDataParent(folder.resolve("data")));
            System.out.println("broker " + kafka.pid());
            new CountDownLatch(1).await();
        }
    }
}
