package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.harness.bench.LiveStack;
import dev.frameproof.host.embedded.LiveLimits;
import dev.frameproof.reports.ReportReader;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Totals;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two strangers, who have nothing in common but plan, name and time, and the report that their results make. */
final class SharesTest {
    private static final Path PLUGIN = Path.of(
                    "../plugin-under-test/kafka-plugin/target/plugin/frameproof-kafka-datasource")
            .toAbsolutePath()
            .normalize();
    private static final long LEAD_SECONDS = 12;

    @TempDir
    private Path folder;

    private record Said(int exitCode, String out, String err) {}

    @Test
    void sharesOfStrangersMergeToOneProof() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        try (LiveStack stack = LiveStack.start(PLUGIN, Map.of(), LiveLimits.grafana(), logs)) {
            Path password = Files.writeString(folder.resolve("password"), stack.password());
            String start = Instant.now().plusSeconds(LEAD_SECONDS).toString();
            List<Callable<Said>> shares = new ArrayList<>();
            for (int n = 0; n < 2; n++) {
                int number = n;
                shares.add(() -> command(
                        "share",
                        "--workload=orders",
                        "--format=protobuf",
                        "--rate=500/s",
                        "--records=1001",
                        "--partitions=3",
                        "--viewers=3",
                        "--share=" + number + "/2",
                        "--run-id=strangers",
                        "--start-at=" + start,
                        "--kafka=" + stack.bootstrapServers(),
                        "--grafana=" + stack.target().url(),
                        "--datasource=" + stack.datasourceUid(),
                        "--grafana-namespace=" + stack.target().liveNamespace(),
                        "--user=admin",
                        "--password-file=" + password,
                        "--quiet",
                        "--to=" + folder.resolve(number + ".json")));
            }
            for (Said said : together(shares)) {
                assertThat(said).isEqualTo(new Said(0, "", ""));
            }

            Said merged = command(
                    "report",
                    "merge",
                    folder.resolve("0.json").toString(),
                    folder.resolve("1.json").toString(),
                    "--clock-error=2ms",
                    "--out=" + folder.resolve("out"));

            assertThat(merged.exitCode()).as(merged.out() + merged.err()).isZero();
            assertThat(merged.out()).contains("PROVED").contains("3,003 rows");
            RunResult result = report();
            // Four partitions, as two senders share three: each has its own.
            assertThat(result.totals()).isEqualTo(new Totals(1_001, 1_001, 3_003, 3_003, 1_001));
            assertThat(result.streams()).hasSize(2);

            Said half =
                    command("report", "merge", folder.resolve("1.json").toString(), "--out=" + folder.resolve("half"));

            assertThat(half.exitCode()).isEqualTo(3);
            assertThat(half.out()).contains("share 0 said nothing in the end");
        }
    }

    private static List<Said> together(List<Callable<Said>> commands) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(commands.size());
        try {
            List<Said> said = new ArrayList<>();
            for (Future<Said> one : threads.invokeAll(commands)) {
                said.add(one.get());
            }
            return said;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Said command(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(arguments);
        return new Said(code, out.toString(), err.toString());
    }

    private RunResult report() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("out"))) {
            return ReportReader.read(runs.findFirst().orElseThrow().resolve("report.json"));
        }
    }
}
