package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.agents.GrafanaSpec;
import dev.frameproof.agents.IndexShare;
import dev.frameproof.agents.KafkaSpec;
import dev.frameproof.agents.TaskPlanner;
import dev.frameproof.agents.ViewTaskSpec;
import dev.frameproof.harness.plan.PlanReader;
import dev.frameproof.harness.plan.RunPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The example for Kubernetes: its manifest is one, its command is one of ours, and its plan can be shared so. */
final class KubernetesExampleTest {
    private static final Path EXAMPLE = Path.of("../docs/examples/kubernetes");

    @Test
    void manifestIsAnIndexedJobWhosePodsAreTheSharesOfItsCommand() throws IOException {
        Map<?, ?> job = job();
        Map<?, ?> spec = map(job, "spec");
        Object pods = spec.get("completions");

        assertThat(job.get("kind")).isEqualTo("Job");
        assertThat(spec.get("completionMode")).isEqualTo("Indexed");
        assertThat(spec.get("parallelism")).isEqualTo(pods);
        assertThat(spec.get("backoffLimit")).isEqualTo(0);

        for (int pod = 0; pod < (int) pods; pod++) {
            ParseResult parsed = command(pod);

            assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("share");
            assertThat(IndexShare.parse(parsed.subcommand().matchedOptionValue("--share", "")))
                    .isEqualTo(new IndexShare(pod, (int) pods));
        }
    }

    @Test
    void planCanBeDealtOutToItsPods() throws IOException {
        RunPlan plan = new PlanReader().read(EXAMPLE.resolve("plan.yaml"));
        var planner = new TaskPlanner(
                plan,
                new KafkaSpec("kafka:9092", ""),
                new GrafanaSpec("http://grafana:3000", "kafka", "", "", "", "", ""),
                "run");

        assertThat(planner.duration()).isBetween(Duration.ofSeconds(59), Duration.ofMinutes(1));
        assertThat(planner.topics(3)).containsExactly(Map.entry("frameproof-orders-run", 6));
        assertThat(IntStream.range(0, 3)
                        .mapToObj(pod -> planner.tasks("pod", new IndexShare(pod, 3), new TaskPlanner.Times(0, 0, 0)))
                        .flatMap(List::stream)
                        .filter(ViewTaskSpec.class::isInstance)
                        .mapToInt(task -> ((ViewTaskSpec) task).viewers())
                        .sum())
                .isEqualTo(300);
    }

    private static ParseResult command(int pod) throws IOException {
        Map<?, ?> container = (Map<?, ?>)
                ((List<?>) map(map(map(job(), "spec"), "template"), "spec").get("containers")).get(0);
        String[] arguments = ((List<?>) container.get("args"))
                .stream()
                        .map(argument -> ((String) argument)
                                .replace("$(JOB_COMPLETION_INDEX)", Integer.toString(pod))
                                .replace("${RUN_ID}", "r1")
                                .replace("${START_AT}", "2026-11-28T12:00:00Z"))
                        .toArray(String[]::new);
        var nowhere = new PrintWriter(new StringWriter());
        CommandLine line = Main.commandLine(nowhere, nowhere);
        return line.parseArgs(arguments);
    }

    private static Map<?, ?> job() throws IOException {
        return (Map<?, ?>)
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(EXAMPLE.resolve("job.yaml")));
    }

    private static Map<?, ?> map(Map<?, ?> of, String key) {
        return (Map<?, ?>) of.get(key);
    }
}
