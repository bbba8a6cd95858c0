package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.Frame;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.TimestampMode;
import dev.frameproof.oracle.internal.lineprotocol.LineRow;
import dev.frameproof.oracle.internal.lineprotocol.LineTime;
import dev.frameproof.reports.FindingKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Compares the rows of one record of line protocol, cell by cell. */
final class LineCells {
    private static final double LARGEST_EXACT = 1L << 53;

    private final FindingLog findings;
    private final boolean zeroSigns;
    private final Map<String, Column> columns = new HashMap<>();
    private final Map<String, FieldType> types = new HashMap<>();

    /** @param zeroSigns whether -0.0 and 0.0 differ */
    LineCells(FindingLog findings, boolean zeroSigns) {
        this.findings = findings;
        this.zeroSigns = zeroSigns;
    }

    /** Compares the frame's rows from the record's first to the one before {@code to}. */
    void compare(Frame frame, ExpectedRow record, int to, Map<String, String> tagColumns) {
        lookUp(frame);
        int[] partners = RowAlignment.of(record.lines.size(), to - record.frameRow, (due, got) -> difference(
                        record.lines.get(due), record.frameRow + got, tagColumns)
                .isEmpty());
        for (int due = 0; due < partners.length; due++) {
            LineRow row = record.lines.get(due);
            if (partners[due] < 0) {
                add(FindingKind.LOST, record, row, "a row", "nothing", "a row of the record is missing");
            } else {
                Map<String, String[]> wrong = difference(row, record.frameRow + partners[due], tagColumns);
                wrong.forEach((column, words) -> add(
                        column.equals("Time") ? FindingKind.WRONG_TIMESTAMP : FindingKind.WRONG_VALUE,
                        record,
                        column,
                        words[0],
                        words[1],
                        "of " + name(row)));
            }
        }
        int surplus = to
                - record.frameRow
                - (int) Arrays.stream(partners).filter(at -> at >= 0).count();
        if (surplus > 0) {
            add(
                    FindingKind.UNKNOWN_ROW,
                    record,
                    "",
                    record.lines.size() + " rows",
                    (to - record.frameRow) + " rows",
                    surplus + " rows of the record show nothing that it holds");
        }
    }

    /** The time of an error row is its record's. */
    void errorTime(Frame frame, ExpectedRow record, StreamQuery query) {
        lookUp(frame);
        Column time = columns.get("Time");
        if (query.timestampMode() == TimestampMode.NOW || time == null || types.get("Time") != FieldType.TIME) {
            return;
        }
        LineTime got = LineTime.shown(time.longAt(record.frameRow), time.nanosAt(record.frameRow));
        if (!got.equals(new LineTime(record.timestampMillis, 0))) {
            add(
                    FindingKind.WRONG_TIMESTAMP,
                    record,
                    "Time",
                    CellText.time(record.timestampMillis, 0),
                    CellText.time(got.millis(), got.nanos()),
                    "");
        }
    }

    private void lookUp(Frame frame) {
        columns.clear();
        types.clear();
        for (int i = 0; i < frame.columns().size(); i++) {
            String name = frame.schema().fields().get(i).name();
            columns.putIfAbsent(name, frame.columns().get(i));
            types.putIfAbsent(name, frame.schema().fields().get(i).type());
        }
    }

    /** What is wrong with one row, by column: what is due, what is there. Missing columns are somebody else's finding. */
    private Map<String, String[]> difference(LineRow due, int row, Map<String, String> tagColumns) {
        Map<String, String[]> wrong = new HashMap<>();
        time(due, row, wrong);
        text("_measurement", due.measurement(), row, wrong);
        text("_field", due.field(), row, wrong);
        if (!atTheLimit(due, row)) {
            number(due.number(), row, wrong);
            text("value_str", due.text(), row, wrong);
        }
        tagColumns.forEach((key, column) -> text(column, due.tags().get(key), row, wrong));
        return wrong;
    }

    private void time(LineRow due, int row, Map<String, String[]> wrong) {
        Column time = columns.get("Time");
        if (due.time() == null || time == null || types.get("Time") != FieldType.TIME) {
            return;
        }
        LineTime got = LineTime.shown(time.longAt(row), time.nanosAt(row));
        if (!got.equals(due.time())) {
            wrong.put("Time", new String[] {
                CellText.time(due.time().millis(), due.time().nanos()), CellText.time(got.millis(), got.nanos())
            });
        }
    }

    /** 2^53 itself is exact as a number, and may be shown as text all the same. */
    private boolean atTheLimit(LineRow due, int row) {
        Column value = columns.get("value");
        return due.text() != null
                && (due.text().equals("9007199254740992") || due.text().equals("-9007199254740992"))
                && value != null
                && types.get("value") == FieldType.FLOAT64
                && !value.isNull(row)
                && value.doubleAt(row) == (due.text().startsWith("-") ? -LARGEST_EXACT : LARGEST_EXACT);
    }

    private void number(Double due, int row, Map<String, String[]> wrong) {
        Column value = columns.get("value");
        if (value == null || types.get("value") != FieldType.FLOAT64) {
            return;
        }
        boolean right = due == null
                ? value.isNull(row)
                : !value.isNull(row)
                        && (CellComparison.same(due, value.doubleAt(row))
                                || (!zeroSigns && due == 0 && value.doubleAt(row) == 0));
        if (!right) {
            String got = CellText.of(value, FieldType.FLOAT64, row);
            wrong.put("value", new String[] {due == null ? "null" : Double.toString(due), got});
        }
    }

    private void text(String column, String due, int row, Map<String, String[]> wrong) {
        Column texts = columns.get(column);
        if (texts == null || types.get(column) != FieldType.STRING) {
            return;
        }
        boolean right = due == null ? texts.isNull(row) : texts.textEquals(row, due);
        if (!right) {
            wrong.put(column, new String[] {
                due == null ? "null" : CellText.quoted(due), CellText.of(texts, FieldType.STRING, row)
            });
        }
    }

    private static String name(LineRow row) {
        return row.measurement() + " " + row.field();
    }

    private void add(FindingKind kind, ExpectedRow record, LineRow row, String expected, String got, String detail) {
        add(kind, record, row.field(), expected, got, detail + ": " + name(row));
    }

    private void add(FindingKind kind, ExpectedRow record, String field, String expected, String got, String detail) {
        findings.add(kind, record.partition, record.offset, field, new FindingLog.Words(expected, got, detail));
    }
}
