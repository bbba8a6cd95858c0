package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.Frame;
import dev.frameproof.frame.Schema;
import dev.frameproof.oracle.ExpectedRecord;
import dev.frameproof.oracle.internal.lineprotocol.LineRules;
import dev.frameproof.oracle.internal.lineprotocol.TagColumns;
import dev.frameproof.reports.FindingKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges frames of line protocol: a record has as many rows there as its lines have fields, one after the other. */
final class LineFrameJudge implements RowJudge {
    private static final int MOST_EARLIER = 5_000;
    private static final List<String> BEFORE_TAGS = List.of("Time", "_measurement", "_field", "value", "value_str");

    private final StreamFacts facts;
    private final FindingLog findings;
    private final LineRules rules;
    private final Naming naming;
    private final LineCells cells;
    private final TagColumns tags;
    private final Set<String> surplusShown = new HashSet<>();
    private long verified;

    LineFrameJudge(StreamFacts facts) {
        this.facts = facts;
        findings = facts.findings();
        rules = new LineRules(facts.query());
        naming = new Naming(facts.query());
        cells = new LineCells(facts.findings(), !facts.options().recorded());
        tags = new TagColumns(facts.representation().flattenFieldCap());
    }

    @Override
    public Outline outline(Schema schema) {
        return Outline.of(schema);
    }

    @Override
    public void fill(ExpectedRecord record, ExpectedRow row) {
        row.broken = record.isBroken() ? record.brokenBecause() : "";
        row.refusable = record.isBroken() ? "" : record.brokenBecause();
        row.lines = record.isBroken() ? List.of() : rules.rows(record, row.timestampMillis);
        row.nearLines = record.isBroken() ? List.of() : rules.nearRows(record, row.timestampMillis);
    }

    @Override
    public void judge(Frame frame, RowBatch batch) {
        Outline outline = outline(frame.schema());
        for (int i = 0; i < batch.size(); i++) {
            judge(frame, outline, batch.get(i));
        }
        verified += batch.size();
    }

    private void judge(Frame frame, Outline outline, ExpectedRow row) {
        if (outline.isError() && !row.refusable.isEmpty()) {
            row.broken = row.refusable;
            row.lines = List.of();
        }
        boolean broken = !row.broken.isEmpty();
        int to = to(frame, outline, row);
        if (!broken && to - row.frameRow == row.nearLines.size()) {
            row.lines = row.nearLines;
        }
        if (broken != outline.isError()) {
            wrongSort(frame, outline, row);
            return;
        }
        if (!broken && row.lines.isEmpty()) {
            add(FindingKind.UNKNOWN_ROW, row, "", "no row", "a row", "the query's filters leave nothing of the record");
            return;
        }
        List<String> before = tags.names();
        adoptOthers(names(frame.schema()), row);
        tags.show(row.lines);
        checkColumns(frame.schema(), row, before);
        if (broken) {
            cells.errorTime(frame, row, facts.query());
        } else {
            cells.compare(frame, row, to, tags.byKey());
        }
    }

    /** The row after the record's last one. */
    private static int to(Frame frame, Outline outline, ExpectedRow row) {
        Column offsets = frame.columns().get(outline.offset());
        Column partitions = outline.partition() < 0 ? null : frame.columns().get(outline.partition());
        int to = row.frameRow + 1;
        while (to < frame.rows()
                && offsets.longAt(to) == row.offset
                && (partitions == null || partitions.longAt(to) == row.partition)) {
            to++;
        }
        return to;
    }

    private void wrongSort(Frame frame, Outline outline, ExpectedRow row) {
        if (outline.isError()) {
            String message = frame.columns().get(outline.error()).textAt(row.frameRow);
            add(FindingKind.UNEXPECTED_ERROR, row, Outline.ERROR, row.lines.size() + " rows", message, "");
        } else {
            add(FindingKind.MISSING_ERROR, row, "", "an error row", "a row of values", row.broken);
            surplusShown.addAll(tagsAmong(names(frame.schema())));
        }
    }

    private void checkColumns(Schema schema, ExpectedRow row, List<String> tagsBefore) {
        List<String> present = names(schema);
        List<String> due = due(schema, !row.broken.isEmpty());
        Naming.Difference named = naming.checkLines(schema, row.partition);
        if (!due.equals(present)) {
            Binding.Fault fault = ColumnFault.of(due, present, named);
            findings.add(fault.kind(), row.partition, row.offset, fault.field(), fault.words());
            surplusShown.addAll(tagsAmong(present));
        } else if (!named.expected().isEmpty()) {
            Binding.Fault fault = ColumnFault.of(named);
            findings.add(fault.kind(), row.partition, row.offset, fault.field(), fault.words());
        }
        for (Field field : schema.fields()) {
            checkType(field, row, tagsBefore);
        }
    }

    private static List<String> names(Schema schema) {
        return schema.fields().stream().map(Field::name).toList();
    }

    private List<String> due(Schema schema, boolean error) {
        List<String> due = new ArrayList<>(BEFORE_TAGS);
        due.addAll(tags.names());
        if (facts.says(outline(schema))) {
            due.add(Outline.PARTITION);
        }
        due.add(Outline.OFFSET);
        if (error) {
            due.add(Outline.ERROR);
        }
        return due;
    }

    /**
     * Records that were read but did not come may have shown more tags. What was shown wrongly may stay in later frames;
     * that is no further finding.
     */
    private void adoptOthers(List<String> present, ExpectedRow row) {
        TagColumns usual = tags.copy();
        usual.show(row.lines);
        List<String> shown = tagsAmong(present);
        if (!usual.names().equals(shown)) {
            Set<String> possible = keysOfOthers(row);
            possible.addAll(surplusShown);
            row.lines.forEach(line -> possible.addAll(line.tags().keySet()));
            tags.adopt(shown, possible);
        }
    }

    /** @return the columns between the fixed ones; none when those are not there */
    private List<String> tagsAmong(List<String> present) {
        int offset = present.indexOf(Outline.OFFSET);
        boolean says = facts.mustSay()
                || (facts.records().partitionsMayBeAdded()
                        && offset > 0
                        && present.get(offset - 1).equals(Outline.PARTITION));
        int after = offset - (says ? 1 : 0);
        return after > BEFORE_TAGS.size()
                        && present.subList(0, BEFORE_TAGS.size()).equals(BEFORE_TAGS)
                ? present.subList(BEFORE_TAGS.size(), after)
                : List.of();
    }

    private Set<String> keysOfOthers(ExpectedRow row) {
        Set<String> keys = new HashSet<>();
        for (int partition = 0; partition < facts.positions().partitions(); partition++) {
            if (facts.reads(partition)) {
                long end = partition == row.partition
                        ? row.offset
                        : facts.positions().endOffset(partition);
                for (long offset = Math.max(0, end - MOST_EARLIER); offset < end; offset++) {
                    addKeys(partition, offset, keys);
                }
            }
        }
        return keys;
    }

    private void addKeys(int partition, long offset, Set<String> keys) {
        long index = facts.positions().indexAt(partition, offset);
        if (index >= 0) {
            ExpectedRecord record = facts.records().recordAt(partition, offset, index);
            if (!record.isBroken()) {
                rules.rows(record, 0).forEach(shown -> keys.addAll(shown.tags().keySet()));
            }
        }
    }

    private void checkType(Field field, ExpectedRow row, List<String> tagsBefore) {
        FieldType due = typeOf(field.name());
        boolean nullable = !Arrays.asList(
                        "Time", "_measurement", "_field", Outline.PARTITION, Outline.OFFSET, Outline.ERROR)
                .contains(field.name());
        if (field.type() != due || field.nullable() != nullable) {
            add(
                    FindingKind.WRONG_TYPE,
                    row,
                    field.name(),
                    CellText.of(due, nullable),
                    CellText.of(field),
                    tagsBefore.contains(field.name()) ? "a tag is a text" : "");
        }
    }

    private static FieldType typeOf(String name) {
        return switch (name) {
            case "Time" -> FieldType.TIME;
            case "value" -> FieldType.FLOAT64;
            case Outline.PARTITION -> FieldType.INT32;
            case Outline.OFFSET -> FieldType.INT64;
            default -> FieldType.STRING;
        };
    }

    private void add(FindingKind kind, ExpectedRow row, String field, String expected, String got, String detail) {
        findings.add(kind, row.partition, row.offset, field, new FindingLog.Words(expected, got, detail));
    }

    @Override
    public long verified() {
        return verified;
    }

    @Override
    public long doubted() {
        return 0;
    }

    @Override
    public void restarted() {
        // Tags that were forgotten come again in the order of the records from there on; adopting them is enough.
    }

    @Override
    public void finish() {
        // nothing waits
    }
}
