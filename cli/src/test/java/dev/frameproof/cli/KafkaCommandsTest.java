package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.producers.recordfile.RecordSeries;
import dev.frameproof.producers.registry.EmbeddedSchemaRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Producing and replaying by the command line, on a real broker. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private EmbeddedKafka kafka;

    @BeforeAll
    void start(@TempDir Path folder) throws InterruptedException {
        kafka = EmbeddedKafka.start(
                EmbeddedKafkaConfig.loggingTo(folder.resolve("kafka.log")).withDataParent(folder.resolve("data")));
    }

    @AfterAll
    void stop() {
        kafka.close();
    }

    @Test
    void committedRecordsOfATopicAreReplayedToAnotherAndIntoAFile(@TempDir Path folder) throws Exception {
        try (EmbeddedSchemaRegistry registry = EmbeddedSchemaRegistry.start()) {
            run(
                    "produce",
                    "--kafka",
                    kafka.bootstrapServers(),
                    "--topic",
                    "first",
                    "--partitions",
                    "2",
                    "--workload",
                    "orders",
                    "--format",
                    "avro",
                    "--schema-registry",
                    registry.url().toString(),
                    "--schemas",
                    "exact",
                    "--rate",
                    "unlimited",
                    "--records",
                    "90",
                    "--transactions",
                    "10",
                    "--abort-every",
                    "3",
                    "--compression",
                    "zstd",
                    "--header",
                    "trace=abc");
        }
        assertThat(out.toString()).contains("60 records in ", "and 30 in aborted transactions");
        run(
                "replay",
                "--from-topic",
                "first",
                "--kafka",
                kafka.bootstrapServers(),
                "--topic",
                "second",
                "--speed",
                "1000x",
                "--original-timestamps");
        Path one = folder.resolve("one.jsonl");
        Path two = folder.resolve("two.jsonl");
        for (String topic : List.of("first", "second")) {
            run(
                    "replay",
                    "--from-topic",
                    topic,
                    "--from-kafka",
                    kafka.bootstrapServers(),
                    "--to",
                    (topic.equals("first") ? one : two).toString(),
                    "--speed",
                    "max",
                    "--original-timestamps");
        }
        List<String> sent = comparable(one);
        assertThat(sent).hasSize(60).allMatch(line -> line.contains("\"trace\""));
        assertThat(comparable(two)).isEqualTo(sent);
    }

    @Test
    void recordingIsReplayedWithItsAbortedTransaction(@TempDir Path folder) throws Exception {
        Path recording = Files.writeString(folder.resolve("case.json"), """
                {"case": "t", "records": [
                  {"partition": 0, "key": null, "value": "YQ==", "timestamp": 1790000000000},
                  {"partition": 1, "key": "aw==", "value": "Yg==", "timestamp": 1790000000001, "transaction": "c1"},
                  {"partition": 0, "key": null, "value": null, "timestamp": 1790000000002, "transaction": "a1"},
                  {"partition": 0, "key": null, "value": "", "timestamp": 1790000000003, "transaction": "c1"}]}
                """);
        run("produce", "--kafka", kafka.bootstrapServers(), "--topic", "recorded", "--from-file", recording.toString());
        Path file = folder.resolve("read.jsonl");
        run(
                "replay",
                "--from-topic",
                "recorded",
                "--from-kafka",
                kafka.bootstrapServers(),
                "--to",
                file.toString(),
                "--speed",
                "max",
                "--original-timestamps");
        try (RecordSeries series = RecordSeries.open(file)) {
            List<Long> timestamps = new ArrayList<>();
            for (int i = 0; i < series.size(); i++) {
                timestamps.add(series.at(i).timestampMillis());
            }
            assertThat(timestamps).containsExactlyInAnyOrder(1790000000000L, 1790000000001L, 1790000000003L);
        }
    }

    @Test
    void wrongUseAndUnreachableTopicsSayWhatToDo() {
        assertThat(execute("replay", "--kafka", kafka.bootstrapServers(), "--topic", "x"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("either --from-topic NAME or --from-file FILE");
        assertThat(execute("replay", "--from-topic", "a", "--kafka", kafka.bootstrapServers(), "--topic", "a"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("cannot be sent again into itself");
        assertThat(execute("produce", "--kafka", kafka.bootstrapServers(), "--topic", "no/topic", "--records", "1"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("no/topic").doesNotContain("\tat ");
    }

    /** @return without the offsets, which markers of transactions move, sorted */
    private static List<String> comparable(Path file) throws Exception {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.replaceAll("\"(topic|offset)\":[^,]*,", ""))
                    .sorted()
                    .toList();
        }
    }

    private void run(String... arguments) {
        assertThat(execute(arguments)).as("%s", err).isZero();
    }

    private int execute(String... arguments) {
        err.getBuffer().setLength(0);
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
