package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.Frame;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.reports.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the wrong cells of some rows and reports them row by row: one finding for all wrong values of a row. */
final class WrongCells {
    private final FindingLog findings;
    private final boolean everyField;
    private final Map<Integer, List<Integer>> values = new TreeMap<>();
    private final Map<Integer, String> times = new TreeMap<>();

    /** @param everyField whether each wrong field is a finding, not each row */
    WrongCells(FindingLog findings, boolean everyField) {
        this.findings = findings;
        this.everyField = everyField;
    }

    void value(int row, int column) {
        values.computeIfAbsent(row, unused -> new ArrayList<>()).add(column);
    }

    void time(int row, String due) {
        times.put(row, due);
    }

    void report(Frame frame, Binding binding, RowBatch batch) {
        if (values.isEmpty() && times.isEmpty()) {
            return;
        }
        values.forEach((row, columns) -> {
            // A row of which nothing is right is another record's row: that its time differs too is no news.
            boolean anotherRecord = !everyField && columns.size() > 1 && columns.size() == binding.compared;
            String due = anotherRecord ? times.remove(row) : null;
            if (everyField) {
                columns.forEach(column -> report(batch.get(row), List.of(column), null, frame, binding));
            } else {
                report(batch.get(row), columns, due, frame, binding);
            }
        });
        times.forEach((row, due) -> reportTime(batch.get(row), due, frame, binding));
        values.clear();
        times.clear();
    }

    private void report(ExpectedRow row, List<Integer> columns, String timeDue, Frame frame, Binding binding) {
        List<String> names = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        List<String> got = new ArrayList<>();
        for (int column : columns) {
            int leaf = binding.shape.leaves().get(binding.columns[column])[0];
            Value value = row.leaves[leaf];
            names.add(binding.name(column));
            expected.add(CellText.of(value));
            got.add(CellText.of(frame.columns().get(column), binding.types[column], row.frameRow));
        }
        String detail = columns.size() == 1 ? "" : columns.size() + " fields of this row are wrong";
        if (timeDue != null) {
            detail = "all fields of this row are wrong, its time too: it seems to be another record's";
        }
        findings.add(
                FindingKind.WRONG_VALUE,
                row.partition,
                row.offset,
                CellText.names(names),
                new FindingLog.Words(CellText.names(expected), CellText.names(got), detail));
    }

    private void reportTime(ExpectedRow row, String due, Frame frame, Binding binding) {
        Column time = frame.columns().get(binding.outline.time());
        String got = CellText.time(time.longAt(row.frameRow), time.nanosAt(row.frameRow));
        findings.add(
                FindingKind.WRONG_TIMESTAMP,
                row.partition,
                row.offset,
                Outline.TIME,
                new FindingLog.Words(due, got, ""));
    }
}
