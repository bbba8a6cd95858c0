package dev.frameproof.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import org.HdrHistogram.Histogram;

/** Results that are the same each time they are made. */
final class TestingRuns {
    static final Instant STARTED = Instant.parse("2026-11-22T17:05:09.123456789Z");
    private static final int SECONDS = 30;

    private TestingRuns() {}

    static List<RunResult> all() {
        return List.of(proved(), found(), interrupted(), environmentFailed(), hostile());
    }

    /** Half a minute at full rate, three viewers, nothing wrong. */
    static RunResult proved() {
        RunResult.Builder run = RunResult.builder("orders", invocation(Duration.ofMillis(31_240)))
                .totals(new Totals(600_000, 600_000, 1_800_000, 1_800_000, 600_000))
                .throughput(new Throughput(
                        20_000, 59_980.5, 59_980.5, Duration.ofSeconds(25), Duration.ofSeconds(5), 300_000))
                .threshold(new ThresholdResult("latency p99", "at most 200 ms", "22.7 ms", true));
        for (int viewer = 1; viewer <= 3; viewer++) {
            run.stream(new StreamResult(
                    "orders/A viewer " + viewer,
                    "default/ds/frameproof/orders-all-latest-json---none-message-auto-0-0-0-none-none-A-no-alias",
                    "orders",
                    600_000,
                    600_000,
                    600_000,
                    checks(600_000),
                    Optional.of(new PanelSummary(1_000, 599_000, List.of()))));
        }
        return measured(run).build();
    }

    /** Forty findings that are kept, of more. */
    static RunResult found() {
        List<Finding> lost = new ArrayList<>();
        List<Finding> wrong = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lost.add(new Finding(
                    FindingKind.LOST,
                    Severity.ERROR,
                    "orders/A viewer 1",
                    "orders",
                    i % 3,
                    1_000L * (i + 1) - 1,
                    "",
                    "a row",
                    "nothing",
                    i == 0 ? "It was acknowledged 4.2 s before the stream ended." : ""));
            wrong.add(new Finding(
                    FindingKind.WRONG_VALUE,
                    Severity.ERROR,
                    "orders/A viewer 1",
                    "orders",
                    i % 3,
                    777L * (i + 1),
                    i % 2 == 0 ? "payment.amount" : "customer.address.street",
                    i % 2 == 0 ? "1299.9" + i : "\"Grüner Weg " + i + ", Köln\"",
                    i % 2 == 0 ? "1299.8" + i : "\"Gr?ner Weg " + i + ", Köln\"",
                    ""));
        }
        Finding dropped = new Finding(
                FindingKind.PANEL_DROPPED,
                Severity.INFO,
                "orders/A viewer 1",
                "orders",
                -1,
                -1,
                "payment.amount",
                "values in 1000 rows",
                "values in 12 rows",
                "The column's type flipped between frames, so a panel kept only the values of the last type.");
        List<CheckResult> checks = new ArrayList<>(checks(599_400));
        checks.set(0, CheckResult.of(FindingKind.LOST, "rows", 600_000, 600, 0, lost));
        checks.set(3, CheckResult.of(FindingKind.WRONG_VALUE, "rows", 599_400, 20, 0, wrong));
        checks.add(CheckResult.of(FindingKind.PANEL_DROPPED, "rows", 599_400, 0, 1, List.of(dropped)));
        RunResult.Builder run = RunResult.builder("orders", invocation(Duration.ofMillis(31_240)))
                .totals(new Totals(600_000, 600_000, 599_400, 599_400, 599_400))
                .threshold(new ThresholdResult("latency p99", "at most 20 ms", "22.7 ms", false))
                .threshold(new ThresholdResult("memory of the plugin", "at most 64 MiB", "41.8 MiB", true))
                .stream(new StreamResult(
                "orders/A viewer 1",
                "default/ds/frameproof/orders-all-latest-json",
                "orders",
                600_000,
                599_400,
                599_400,
                checks,
                Optional.of(new PanelSummary(1_000, 598_400, List.of("payment.amount", "customer.note")))));
        return measured(run)
                .artifact("Frames of the findings", "frames/orders-A-1.jsonl")
                .build();
    }

    /** Stopped by the user in its first second. */
    static RunResult interrupted() {
        Verdict verdict = new Verdict(
                Outcome.INTERRUPTED,
                "Stopped by Ctrl-C after 0.84 s; what was seen until then is reported.",
                List.of());
        return RunResult.builder("orders", invocation(Duration.ofMillis(840)))
                .verdict(verdict)
                .fact("Grafana target", "embedded Grafana 12.4 profile, not Grafana itself")
                .totals(new Totals(120, 100, 0, 0, 0))
                .stream(new StreamResult(
                        "orders/A viewer 1",
                        "default/ds/frameproof/orders-all-latest-json",
                        "orders",
                        0,
                        0,
                        0,
                        List.of(CheckResult.passed(FindingKind.LOST, "rows", 0)),
                        Optional.empty()))
                .series(series(Measure.THROUGHPUT, "sent", 1, at -> 120))
                .build();
    }

    /** Nothing started: no stream, no check, no figure. */
    static RunResult environmentFailed() {
        Verdict verdict = new Verdict(
                Outcome.ENVIRONMENT_FAILED,
                "Kafka could not be reached, so nothing was checked.",
                List.of(new Problem(
                        "No broker answered at kafka.example:9092 within 10 s.",
                        "The connection was refused.",
                        "Start Kafka, or name a broker that runs with --kafka host:port.")));
        return RunResult.builder("orders", invocation(Duration.ofSeconds(10)))
                .verdict(verdict)
                .build();
    }

    /** Values that would break a document, or an eye. */
    static RunResult hostile() {
        String nasty =
                "<script>alert('x')</script> \"q\" & ]]> | `b` *s* _u_ [l](u) \u0000\u0001\u001b[31m\r\n\t\ud800 "
                        + "\u202e\u00a0\u200b\ufffe  two \ud83d\ude00 \\n";
        Finding finding = new Finding(
                FindingKind.WRONG_VALUE, Severity.ERROR, nasty, nasty, 0, 1, nasty, nasty + "a", nasty + "b", nasty);
        return RunResult.builder(nasty, new Invocation(nasty, nasty, nasty, STARTED, Duration.ofSeconds(1)))
                .verdict(new Verdict(Outcome.FINDINGS, nasty, List.of(new Problem(nasty, nasty, nasty))))
                .fact(nasty, nasty)
                .totals(new Totals(1, 1, 1, 1, 1))
                .stream(new StreamResult(
                        nasty,
                        nasty,
                        nasty,
                        1,
                        1,
                        1,
                        List.of(
                                CheckResult.of(FindingKind.WRONG_VALUE, nasty, 1, 1, 0, List.of(finding)),
                                CheckResult.skipped(FindingKind.LATE, nasty, nasty)),
                        Optional.of(new PanelSummary(1, 0, List.of(nasty)))))
                .latency(new LatencyResult(
                        nasty,
                        1,
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        List.of(new LatencyResult.Quantile(100, Duration.ofMillis(1)))))
                .series(series(Measure.CPU, nasty, 2, at -> at))
                .process(new ProcessResult(nasty, 1, Optional.empty(), OptionalLong.empty(), "logs/" + nasty, nasty))
                .threshold(new ThresholdResult(nasty, nasty, nasty, false))
                .artifact(nasty, "javascript:alert(1)")
                .build();
    }

    private static Invocation invocation(Duration elapsed) {
        return new Invocation(
                "0.1.0",
                "frameproof run --workload orders --rate 20k/s --duration 30s --kafka-password ***",
                "frameproof run --workload orders --rate 20k/s --duration 30s --partitions 3 --seed 42",
                STARTED,
                elapsed);
    }

    private static List<CheckResult> checks(long rows) {
        return List.of(
                CheckResult.passed(FindingKind.LOST, "rows", rows),
                CheckResult.passed(FindingKind.DUPLICATED, "rows", rows),
                CheckResult.passed(FindingKind.OUT_OF_ORDER, "rows", rows),
                CheckResult.passed(FindingKind.WRONG_VALUE, "rows", rows),
                CheckResult.passed(FindingKind.WRONG_TYPE, "rows", rows),
                CheckResult.passed(FindingKind.WRONG_COLUMNS, "frames", rows / 32),
                CheckResult.passed(FindingKind.WRONG_TIMESTAMP, "rows", rows),
                CheckResult.passed(FindingKind.UNEXPECTED_ERROR, "rows", rows),
                CheckResult.passed(FindingKind.MALFORMED_FRAME, "frames", rows / 32),
                CheckResult.skipped(FindingKind.LATE, "rows", "No limit was set; set one with --late-after."));
    }

    private static RunResult.Builder measured(RunResult.Builder run) {
        Random random = new Random(7);
        return run.fact("Grafana target", "embedded Grafana 12.4 profile, not Grafana itself")
                .fact("Plugin", "frameproof-kafka-datasource 0.1.0 (bundled)")
                .fact("Kafka", "embedded 4.4.0, KRaft, 1 broker")
                .fact("Workload", "orders, seed 42, 20k/s, 3 partitions")
                .fact("Java", "OpenJDK 17.0.19")
                .fact("System", "Linux 6.1 amd64, 2 cores, 7.8 GiB")
                .latency(latency("total", 8_000, 7))
                .latency(latency("produce", 2_000, 8))
                .latency(latency("deliver", 5_500, 9))
                .series(series(Measure.THROUGHPUT, "sent", SECONDS, at -> at < 2 ? 12_000 : 20_000))
                .series(series(
                        Measure.THROUGHPUT,
                        "delivered",
                        SECONDS,
                        at -> at == 12 ? 14_500 : 19_900 + random.nextInt(200)))
                .series(series(
                        Measure.THROUGHPUT,
                        "verified",
                        SECONDS,
                        at -> at == 12 ? 14_400 : 19_880 + random.nextInt(200)))
                .series(series(Measure.LATENCY, "p50", SECONDS, at -> 7 + random.nextDouble()))
                .series(series(Measure.LATENCY, "p99", SECONDS, at -> at == 12 ? 71.5 : 24 + 5 * random.nextDouble()))
                .series(series(Measure.LATENCY, "max", SECONDS, at -> at == 12 ? 80.5 : 34 + 5 * random.nextDouble()))
                .series(series(Measure.LATENCY_PART, "produce", SECONDS, at -> 4 + random.nextDouble()))
                .series(series(
                        Measure.LATENCY_PART, "deliver", SECONDS, at -> at == 12 ? 65 : 18 + random.nextDouble()))
                .series(series(Measure.GC, "Kafka", SECONDS, at -> at % 5 == 0 ? 2.4 : 0))
                .series(series(Measure.READ, "Kafka", SECONDS, at -> 11e6 + 1e6 * random.nextDouble()))
                .series(series(Measure.WRITTEN, "Kafka", SECONDS, at -> 22e6 + 1e6 * random.nextDouble()))
                .series(series(Measure.LOG, "plugin", SECONDS, at -> 1e3))
                .series(series(Measure.THREADS, "Kafka", SECONDS, at -> 74))
                .bottleneck(
                        "Nothing ran at its limit: every part kept up with 20k/s. The busiest process was Frameproof,"
                                + " with 0.89 of 2 cores.")
                .series(series(Measure.MEMORY, "Kafka", SECONDS, at -> 410e6 + 2e6 * at))
                .series(series(Measure.MEMORY, "plugin", SECONDS, at -> 38e6 + 1e5 * at))
                .series(series(Measure.MEMORY, "Frameproof", SECONDS, at -> 180e6 + 6e7 * Math.abs(StrictMath.sin(at))))
                .series(series(Measure.CPU, "Kafka", SECONDS, at -> 0.35 + 0.1 * random.nextDouble()))
                .series(series(Measure.CPU, "plugin", SECONDS, at -> 0.5 + 0.1 * random.nextDouble()))
                .series(series(Measure.CPU, "Frameproof", SECONDS, at -> 0.8 + 0.2 * random.nextDouble()))
                .process(new ProcessResult(
                        "Kafka",
                        4711,
                        Optional.of(Duration.ofMillis(12_345)),
                        OptionalLong.of(468_000_000),
                        use(0.39, 0.45, 442_000_000, Optional.of(Duration.ofMillis(120)), 350_000_000, 710_000_000),
                        "logs/kafka.log",
                        "stopped"))
                .process(new ProcessResult(
                        "plugin",
                        4712,
                        Optional.of(Duration.ofMillis(16_020)),
                        OptionalLong.of(43_831_296),
                        use(0.55, 0.61, 39_500_000, Optional.empty(), 690_000_000, 1_200_000_000),
                        "logs/plugin.log",
                        "stopped"))
                .process(new ProcessResult(
                        "Frameproof", 4700, Optional.empty(), OptionalLong.empty(), "", "this process"))
                .artifact("Result for programs", "report.json")
                .artifact("Result for CI servers", "junit.xml");
    }

    private static ResourceUse use(
            double meanCores, double peakCores, long rss, Optional<Duration> gc, long read, long written) {
        return new ResourceUse(
                OptionalDouble.of(meanCores),
                OptionalDouble.of(peakCores),
                OptionalLong.of(rss),
                gc,
                OptionalLong.of(read),
                OptionalLong.of(written),
                OptionalLong.of(30_000),
                OptionalInt.of(74));
    }

    private static LatencyResult latency(String name, double medianMicros, long seed) {
        Random random = new Random(seed);
        Histogram histogram = new Histogram(3);
        for (int i = 0; i < 20_000; i++) {
            histogram.recordValue(Math.round(medianMicros * StrictMath.exp(0.45 * random.nextGaussian())));
        }
        return Distribution.latency(name, histogram, TimeUnit.MICROSECONDS);
    }

    private static TimeSeries series(Measure measure, String name, int seconds, DoubleUnaryOperator value) {
        List<TimeSeries.Point> points = new ArrayList<>();
        for (int at = 1; at <= seconds; at++) {
            points.add(new TimeSeries.Point(Duration.ofSeconds(at), value.applyAsDouble(at)));
        }
        return new TimeSeries(measure, name, points);
    }
}
