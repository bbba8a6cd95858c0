package dev.frameproof.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.process.ProcessExit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two brokers side by side, and how each of them ends. */
@Timeout(120)
class EmbeddedKafkaEndTest {

    @TempDir
    Path folder;

    private final List<EmbeddedKafka> brokers = new ArrayList<>();

    @BeforeEach
    void startTwoAtOnce() throws Exception {
        ExecutorService starters = Executors.newFixedThreadPool(2);
        try {
            Callable<EmbeddedKafka> first = () -> EmbeddedKafka.start(config("first"));
            Callable<EmbeddedKafka> second = () -> EmbeddedKafka.start(config("second"));
            for (Future<EmbeddedKafka> started : starters.invokeAll(List.of(first, second))) {
                brokers.add(started.get());
            }
        } finally {
            starters.shutdownNow();
        }
    }

    @AfterEach
    void closeBoth() {
        brokers.forEach(EmbeddedKafka::close);
    }

    @Test
    void neitherKnowsTheOthersTopicsAndOneGoesWithoutTheOther() throws Exception {
        EmbeddedKafka closed = brokers.get(0);
        EmbeddedKafka killed = brokers.get(1);
        assertThat(dataFolders()).hasSize(2);
        new TestingTopic(closed.connection(), "only-here").create();
        assertThat(new TestingTopic(closed.connection(), "only-here").exists()).isTrue();
        assertThat(new TestingTopic(killed.connection(), "only-here").exists()).isFalse();

        closed.close();
        assertThat(ProcessHandle.of(closed.pid()).filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(closed.exit().get(1, TimeUnit.SECONDS))
                .extracting(ProcessExit::code, ProcessExit::asked)
                .containsExactly(0, true);
        assertThat(dataFolders()).hasSize(1);

        ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
        ProcessExit exit = killed.exit().get(20, TimeUnit.SECONDS);
        assertThat(exit.asked()).isFalse();
        assertThat(exit.code()).isEqualTo(137);
        assertThat(killed.isAlive()).isFalse();
        assertThat(dataFolders()).hasSize(1);
        killed.kill();
        killed.close();
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
