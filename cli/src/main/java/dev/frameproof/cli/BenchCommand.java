package dev.frameproof.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.frameproof.cli.bench.BenchmarkFigure;
import dev.frameproof.cli.bench.BenchmarkKind;
import dev.frameproof.cli.bench.BenchmarkRequest;
import dev.frameproof.cli.bench.RecordCount;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.producers.encoding.RecordFormat;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frameproof bench}: figures, each beside its limit or peer measured in the same run. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures Frameproof itself; prints each figure, its limit or peer, and the ratio.",
        footerHeading = "%nBenchmarks:%n",
        footer = {
            "  first-frame  from the command to the first verified row",
            "  verify       rows verified a second on one core, from the bytes of a message to the verdict",
            "  produce      records sent a second, beside kafka-producer-perf-test with static bytes of the same size",
            "  plugin       rows a second from a topic to gRPC packets, beside the plugin of --plugin",
            "  gatling      requests a second through Gatling, each in its statistics, beside our own producer",
            "  end-to-end   the highest rate to one viewer with every row verified, beside the plugin of --plugin",
            "  memory       whether memory of producer, plugin and verifier stays flat over a long run",
            "  viewers      viewers that one process holds, each row of each verified; --viewers N, 5000 by default",
            "  fanout       rows a second that the embedded target brings to how many viewers, and what limits it",
            "  differential whether bundled plugin and oracle read the same of torture and random records"
        })
public final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "What to measure; everything when none is named.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    @Option(
            names = "--plugin",
            paramLabel = "FOLDER",
            description = "plugin, end-to-end: a plugin that is measured beside the bundled one.")
    private Path plugin;

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "produce, plugin, memory, differential: how many records, for example 10M. Default: a few"
                    + " seconds' worth; memory: two minutes' worth.")
    private String records;

    @Option(names = "--viewers", paramLabel = "N", description = "viewers, fanout: how many viewers.")
    private Integer viewers;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "differential: json, avro, protobuf, lineprotocol or plaintext. Default: each of them.")
    private String format;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "differential: what records are made by; trial n of seed s is the first of seed s + n.")
    private long seed;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<BenchmarkKind> kinds = kinds();
        List<BenchmarkFigure> figures = new ArrayList<>();
        BenchmarkRequest request = request();
        // Kafka's clients say much that is none of the reader's business.
        LogManager.getLogManager().reset();
        for (BenchmarkKind kind : kinds) {
            spec.commandLine().getErr().println("measuring " + kind.id() + ": " + kind.meaning());
            figures.addAll(kind.measure(request));
        }
        if (json) {
            out.println(asJson(figures));
        } else {
            figures.forEach(figure -> out.println(figure.line()));
        }
        return figures.stream().allMatch(BenchmarkFigure::holds) ? ExitCode.PROVED.code() : ExitCode.FINDINGS.code();
    }

    private BenchmarkRequest request() {
        if (plugin != null && !Files.exists(plugin)) {
            throw new PlanException("--plugin: there is nothing at " + plugin.toAbsolutePath()
                    + "; give a plugin's folder (the one with plugin.json in it) or its zip");
        }
        Installation installation = Installation.ofThisProcess();
        return new BenchmarkRequest(
                installation.root(),
                installation.environment("bench", Map.of()).bundledPlugin(),
                Optional.ofNullable(plugin),
                records == null ? OptionalLong.empty() : OptionalLong.of(count()),
                viewers == null ? OptionalInt.empty() : OptionalInt.of(viewerCount()),
                Optional.ofNullable(format).map(BenchCommand::format),
                seed,
                spec.commandLine().getErr());
    }

    private int viewerCount() {
        if (viewers < 1) {
            throw new PlanException("--viewers: at least 1 viewer is needed, not " + viewers);
        }
        return viewers;
    }

    private static RecordFormat format(String text) {
        return BenchmarkKind.differentialFormat(text)
                .orElseThrow(() -> new PlanException("--format: '" + text
                        + "' is none that a plugin reads: use json, avro, protobuf, lineprotocol or plaintext"));
    }

    private long count() {
        try {
            return RecordCount.parse(records);
        } catch (IllegalArgumentException e) {
            throw new PlanException("--records: " + e.getMessage());
        }
    }

    private List<BenchmarkKind> kinds() {
        if (names.isEmpty()) {
            return List.of(BenchmarkKind.values());
        }
        List<BenchmarkKind> kinds = new ArrayList<>();
        for (String name : names) {
            kinds.add(Arrays.stream(BenchmarkKind.values())
                    .filter(kind -> kind.id().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new PlanException("unknown benchmark '%s': known are %s"
                            .formatted(
                                    name,
                                    Arrays.stream(BenchmarkKind.values())
                                            .map(BenchmarkKind::id)
                                            .collect(Collectors.joining(", "))))));
        }
        return kinds;
    }

    private static String asJson(List<BenchmarkFigure> figures) throws JsonProcessingException {
        return new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(
                        figures.stream().map(BenchmarkFigure::members).toList());
    }
}
