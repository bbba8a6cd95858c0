package dev.frameproof.oracle.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link VerifyBenchmark} and sets its figures beside their limits: 1,000,000 rows a second on one core with 6
 * fields, 250,000 with 24.
 *
 * <p>Usage: {@code java -cp ... dev.frameproof.oracle.benchmarks.VerifyBenchmarkMain [--json]}. Exit code 0 when the
 * limits are reached, 1 when not.
 */
public final class VerifyBenchmarkMain {
    /** The limit, in rows a second, for each number of fields. */
    static final Map<Integer, Double> LIMITS = Map.of(6, 1_000_000.0, 24, 250_000.0);

    private static final int WARM_UPS = 3;
    private static final int MEASUREMENTS = 5;

    private VerifyBenchmarkMain() {}

    public static void main(String[] args) throws RunnerException {
        boolean json = args.length == 1 && args[0].equals("--json");
        if (args.length > 0 && !json) {
            System.err.println("usage: VerifyBenchmarkMain [--json]");
            System.exit(2);
        }
        List<VerifyFigure> figures = run(Duration.ofSeconds(1), json ? null : System.err);
        System.out.println(json ? toJson(figures) : toText(figures));
        System.exit(figures.stream().allMatch(figure -> figure.ratio() >= 1) ? 0 : 1);
    }

    /**
     * Runs the benchmark in a process of its own.
     *
     * @param iteration how long each of the 3 warm-ups and 5 measurements of each case lasts
     * @param progress where JMH says what it does; null for nowhere
     * @return one figure for each number of fields, the smaller first
     * @throws RunnerException when the benchmark cannot be run
     */
    public static List<VerifyFigure> run(Duration iteration, PrintStream progress) throws RunnerException {
        TimeValue time = TimeValue.milliseconds(iteration.toMillis());
        var options = new OptionsBuilder()
                .include(VerifyBenchmark.class.getName() + ".verify")
                .forks(1)
                .threads(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(time)
                .measurementIterations(MEASUREMENTS)
                .measurementTime(time)
                .jvmArgs("-Xmx1g", "-XX:+UseSerialGC")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        if (progress != null) {
            progress.println("verifying streams of 6 and 24 fields, " + (WARM_UPS + MEASUREMENTS) + " times "
                    + iteration.toMillis() + " ms each");
        }
        List<VerifyFigure> figures = new ArrayList<>();
        for (RunResult result : new Runner(options).run()) {
            figures.add(figure(result));
        }
        figures.sort(Comparator.comparingInt(VerifyFigure::fields));
        return List.copyOf(figures);
    }

    private static VerifyFigure figure(RunResult run) {
        int fields = Integer.parseInt(run.getParams().getParam("fields"));
        Result<?> result = run.getPrimaryResult();
        return new VerifyFigure(fields, result.getScore(), result.getScoreError(), LIMITS.get(fields));
    }

    /** @return a line for each figure */
    static String toText(List<VerifyFigure> figures) {
        var text = new StringBuilder();
        for (VerifyFigure figure : figures) {
            text.append(String.format(
                    Locale.ROOT,
                    "verify, %2d fields: %,12.0f rows/s (+- %,.0f), limit %,9.0f, ratio %.2f%n",
                    figure.fields(),
                    figure.rowsPerSecond(),
                    figure.error(),
                    figure.limit(),
                    figure.ratio()));
        }
        return text.toString().stripTrailing();
    }

    /** @return a JSON array with an object for each figure */
    static String toJson(List<VerifyFigure> figures) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (VerifyFigure figure : figures) {
            json.addObject()
                    .put("benchmark", "verify")
                    .put("fields", figure.fields())
                    .put("rowsPerSecond", figure.rowsPerSecond())
                    .put("error", figure.error())
                    .put("limit", figure.limit())
                    .put("ratio", figure.ratio());
        }
        return json.toString();
    }
}
