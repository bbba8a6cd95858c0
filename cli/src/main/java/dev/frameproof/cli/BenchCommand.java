package dev.frameproof.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.frameproof.cli.bench.BenchmarkFigure;
import dev.frameproof.cli.bench.BenchmarkKind;
import dev.frameproof.harness.plan.PlanException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
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
            "  verify       rows verified a second on one core, from the bytes of a message to the verdict"
        })
public final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "What to measure; everything when none is named.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<BenchmarkKind> kinds = kinds();
        List<BenchmarkFigure> figures = new ArrayList<>();
        for (BenchmarkKind kind : kinds) {
            spec.commandLine().getErr().println("measuring " + kind.id() + ": " + kind.meaning());
            figures.addAll(kind.measure(Installation.ofThisProcess().root()));
        }
        if (json) {
            out.println(asJson(figures));
        } else {
            figures.forEach(figure -> out.println(figure.line()));
        }
        return figures.stream().allMatch(BenchmarkFigure::holds) ? ExitCode.PROVED.code() : ExitCode.FINDINGS.code();
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
