package dev.frameproof.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Matrices to write reports of. */
final class TestingMatrices {
    private static final String BUNDLED = "frameproof-kafka-datasource 0.1.0";
    private static final String OTHER = "other-datasource <2> \u0000";
    private static final Finding LOST = new Finding(
            FindingKind.LOST,
            Severity.ERROR,
            "1-json",
            "frameproof-1-json-abcde",
            2,
            17,
            "",
            "a row",
            "",
            "It was committed and never came.");

    private TestingMatrices() {}

    /** A cell of each end, hostile texts among them. */
    static MatrixResult every() {
        List<MatrixCell> cells = new ArrayList<>();
        cells.add(proved("embedded 10.4.19", BUNDLED, "json"));
        cells.add(proved("embedded 10.4.19", BUNDLED, "avro | key"));
        cells.add(found("embedded 10.4.19", OTHER, "json"));
        cells.add(MatrixCell.without(
                "embedded 10.4.19",
                OTHER,
                "avro | key",
                CellEnd.INTERRUPTED,
                "The matrix was stopped before this cell."));
        cells.add(proved("embedded 12.4.10", BUNDLED, "json")
                .ending(CellEnd.GOLDEN_DIFFERS, "Its frames are not the golden ones of golden/json.json."));
        cells.add(MatrixCell.without(
                "embedded 12.4.10", BUNDLED, "avro | key", CellEnd.ENVIRONMENT_FAILED, "The plugin ended: <exit 1>."));
        cells.add(MatrixCell.without(
                "embedded 12.4.10", OTHER, "json", CellEnd.NOT_MEANT, "The plugin is meant for Grafana <12."));
        cells.add(MatrixCell.without(
                "embedded 12.4.10", OTHER, "avro | key", CellEnd.UNAVAILABLE, "No Docker API answers."));
        return new MatrixResult(
                "nightly",
                invocation(),
                List.of(new Fact("Seed", "1"), new Fact("Kafka", "embedded Apache Kafka, shared by all cells")),
                cells,
                List.of(new CellDifference(
                        "json",
                        "embedded 10.4.19, " + BUNDLED,
                        "embedded 12.4.10, " + BUNDLED,
                        "types",
                        "cpu<i>",
                        "number float64 nullable",
                        "string string nullable")));
    }

    /** All cells passed. */
    static MatrixResult proved() {
        return new MatrixResult(
                "matrix",
                invocation(),
                List.of(new Fact("Seed", "1")),
                List.of(proved("embedded 12.4.10", BUNDLED, "json"), proved("embedded 12.4.10", BUNDLED, "csv")),
                List.of());
    }

    static MatrixCell proved(String grafana, String plugin, String caseName) {
        return new MatrixCell(
                grafana,
                plugin,
                caseName,
                CellEnd.PROVED,
                "",
                600,
                600,
                List.of(CheckResult.passed(FindingKind.LOST, "rows", 600)),
                Duration.ofMillis(8_250),
                List.of(new Fact("Rows a message", "3.2")),
                List.of(new Artifact("Frames", "frames/a b/json.json"), new Artifact("Table", "shots/table.png")));
    }

    static MatrixCell found(String grafana, String plugin, String caseName) {
        return new MatrixCell(
                grafana,
                plugin,
                caseName,
                CellEnd.FINDINGS,
                "12 lost.",
                600,
                588,
                List.of(CheckResult.of(FindingKind.LOST, "rows", 600, 12, 0, List.of(LOST))),
                Duration.ofSeconds(9),
                List.of(),
                List.of());
    }

    private static Invocation invocation() {
        return new Invocation(
                "0.1.0",
                "frameproof matrix nightly.yaml",
                "frameproof matrix nightly.yaml",
                Instant.parse("2026-11-22T10:15:30Z"),
                Duration.ofMillis(94_500));
    }
}
