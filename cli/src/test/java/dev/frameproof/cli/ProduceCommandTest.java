package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProduceCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    static Stream<Arguments> everyWorkloadInEveryFormat() {
        return Stream.of("server-metrics", "orders:depth=6", "flat-numbers")
                .flatMap(workload -> Stream.of("json", "avro", "protobuf", "lineprotocol", "plaintext", "csv")
                        .map(format -> Arguments.of(workload, format)));
    }

    @ParameterizedTest
    @MethodSource("everyWorkloadInEveryFormat")
    void everyWorkloadGoesOutInEveryFormatAndComesBackFromItsFile(String workload, String format) throws Exception {
        String first = folder.resolve("first.jsonl").toString();
        String second = folder.resolve("second.jsonl").toString();
        assertThat(produce("--workload", workload, "--format", format, "--records", "40", "--to", first))
                .as("%s", err)
                .isZero();
        assertThat(produce("--from-file", first, "--to", second)).as("%s", err).isZero();
        assertThat(Files.readAllLines(Path.of(second))).hasSize(40);
        assertThat(valuesOf(second)).isEqualTo(valuesOf(first));
    }

    @Test
    void samplesAreShownWithTheirSchemaAndNothingIsSent() {
        assertThat(produce("--workload", "orders", "--format", "protobuf", "--sample", "2", "--message", "nested"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "message OrdersEnvelope {", "record 0, partition 0", "record 1, partition 1", "key    order-1")
                .contains("0x ")
                .doesNotContain("record 2");
    }

    @Test
    void jsonLinesGoOutInAnotherFormat() throws Exception {
        Path lines = Files.writeString(folder.resolve("in.jsonl"), "{\"a\":1,\"b\":2.50}\n{\"a\":2}\n");
        assertThat(produce("--from-file", lines.toString(), "--format", "lineprotocol", "--dry-run"))
                .isZero();
        assertThat(out.toString()).contains("in a=1i,b=2.5 ", "in a=2i ").doesNotContain("record 2");
    }

    @Test
    void timestampsAreThoseOfTheUsersChoice() throws Exception {
        Path file = folder.resolve("then.jsonl");
        assertThat(produce(
                        "--workload",
                        "flat-numbers",
                        "--records",
                        "3",
                        "--start-time",
                        "2026-01-31T08:00:00Z",
                        "--step",
                        "1m",
                        "--to",
                        file.toString()))
                .as("%s", err)
                .isZero();
        assertThat(Files.readAllLines(file))
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"timestamp\":1769846400000"),
                        line -> assertThat(line).contains("\"timestamp\":1769846460000"),
                        line -> assertThat(line).contains("\"timestamp\":1769846520000"));
        assertWrong("--step needs --start-time", "--step", "1s", "--dry-run");
        assertWrong("write it like 2026-01-31T08:00:00Z", "--start-time", "yesterday", "--dry-run");
    }

    @Test
    void headersTombstonesKeysAndAbortedTransactionsAreShown() {
        assertThat(produce(
                        "--workload",
                        "flat-numbers",
                        "--key",
                        "json",
                        "--header",
                        "trace=abc",
                        "--tombstone-every",
                        "2",
                        "--transactions",
                        "1",
                        "--abort-every",
                        "2",
                        "--dry-run"))
                .isZero();
        assertThat(out.toString())
                .contains("header trace = abc", "(tombstone)", "key    {\"id\":0}", "in a transaction that is aborted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"torture-json", "torture-avro", "torture-protobuf", "torture-lineprotocol", "torture-plaintext"})
    void tortureGoesToAFileToo(String workload) throws Exception {
        Path file = folder.resolve("t.jsonl");
        assertThat(produce("--workload", workload, "--records", "300", "--to", file.toString()))
                .isZero();
        assertThat(Files.readAllLines(file)).hasSize(300);
    }

    @Test
    void wrongUseSaysWhatToDo() {
        assertWrong("say where to: --kafka", "--workload", "orders");
        assertWrong("unknown format 'xml'", "--format", "xml", "--dry-run");
        assertWrong("unknown workload 'nothing'", "--workload", "nothing", "--dry-run");
        assertWrong("exclude each other", "--rate", "1/s", "--rate-from", "x", "--dry-run");
        assertWrong("no such file", "--from-file", folder.resolve("none").toString(), "--dry-run");
        assertWrong("it is not NAME=VALUE", "--header", "x", "--dry-run");
        assertWrong("is not a rate", "--rate", "fast", "--dry-run");
        assertWrong(
                "FRAMEPROOF_REGISTRY_PASSWORD",
                "--schema-registry",
                "http://localhost:1",
                "--registry-user",
                "u",
                "--format",
                "avro",
                "--dry-run");
    }

    private void assertWrong(String words, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(produce(arguments)).as("%s", err).isEqualTo(2);
        assertThat(err.toString()).contains(words).doesNotContain("\tat ");
    }

    private static List<String> valuesOf(String file) throws Exception {
        return Files.readAllLines(Path.of(file)).stream()
                .map(line -> line.replaceAll("\"(topic|offset)\":[^,]*,", ""))
                .toList();
    }

    private int produce(String... arguments) {
        String[] all =
                Stream.concat(Stream.of("produce"), Arrays.stream(arguments)).toArray(String[]::new);
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all);
    }
}
