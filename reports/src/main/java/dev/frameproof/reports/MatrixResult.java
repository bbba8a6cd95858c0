package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything that a matrix found out: Grafana targets x plugin builds x cases, a cell each.
 *
 * @param name its name
 * @param invocation how and when the tool was called
 * @param environment what it ran on and with
 * @param cells every cell, none absent, in the order of the axes
 * @param differences what differs between cells of one case
 */
public record MatrixResult(
        String name,
        Invocation invocation,
        List<Fact> environment,
        List<MatrixCell> cells,
        List<CellDifference> differences) {
    public MatrixResult {
        requireNonNull(name, "name");
        requireNonNull(invocation, "invocation");
        environment = List.copyOf(environment);
        cells = List.copyOf(cells);
        differences = List.copyOf(differences);
        Set<String> ids = new HashSet<>();
        for (MatrixCell cell : cells) {
            if (!ids.add(cell.id())) {
                throw new IllegalArgumentException("two cells are called " + cell.id());
            }
        }
    }

    /**
     * {@link Outcome#FINDINGS} before all else; then a matrix that was stopped; then one of which a target, Kafka or a
     * plugin failed or could not be had. It is proved when every cell passed or was not meant to be tried, and at least
     * one passed.
     */
    public Outcome outcome() {
        if (count(CellEnd.FINDINGS) + count(CellEnd.GOLDEN_DIFFERS) > 0) {
            return Outcome.FINDINGS;
        }
        if (count(CellEnd.INTERRUPTED) > 0) {
            return Outcome.INTERRUPTED;
        }
        boolean incomplete = count(CellEnd.ENVIRONMENT_FAILED) + count(CellEnd.UNAVAILABLE) > 0;
        return incomplete || count(CellEnd.PROVED) == 0 ? Outcome.ENVIRONMENT_FAILED : Outcome.PROVED;
    }

    /** @return one sentence that counts the cells */
    public String headline() {
        long passed = count(CellEnd.Status.PASSED);
        long failed = count(CellEnd.Status.FAILED);
        long skipped = count(CellEnd.Status.SKIPPED);
        String all = Units.count(cells.size(), "cell", "cells");
        if (passed == cells.size()) {
            return "All " + all + " passed: " + Units.count(verified(), "row", "rows") + " verified.";
        }
        return "%s of %s passed%s%s."
                .formatted(
                        Units.count(passed),
                        all,
                        failed > 0 ? ", " + Units.count(failed) + " failed" : "",
                        skipped > 0 ? ", " + Units.count(skipped) + " skipped" : "");
    }

    public long count(CellEnd end) {
        return cells.stream().filter(cell -> cell.end() == end).count();
    }

    public long count(CellEnd.Status status) {
        return cells.stream().filter(cell -> cell.end().status() == status).count();
    }

    /** @return rows verified over all cells */
    public long verified() {
        return cells.stream().mapToLong(MatrixCell::verified).sum();
    }

    public List<String> plugins() {
        return axis(MatrixCell::plugin);
    }

    public List<String> targets() {
        return axis(MatrixCell::grafana);
    }

    public List<String> cases() {
        return axis(MatrixCell::caseName);
    }

    public Optional<MatrixCell> cell(String grafana, String plugin, String caseName) {
        return cells.stream()
                .filter(cell -> cell.grafana().equals(grafana)
                        && cell.plugin().equals(plugin)
                        && cell.caseName().equals(caseName))
                .findFirst();
    }

    private List<String> axis(Function<MatrixCell, String> part) {
        Set<String> values = new LinkedHashSet<>();
        cells.forEach(cell -> values.add(part.apply(cell)));
        return List.copyOf(values);
    }
}
