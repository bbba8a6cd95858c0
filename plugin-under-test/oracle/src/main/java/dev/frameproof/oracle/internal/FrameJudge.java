package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Frame;
import dev.frameproof.frame.Schema;
import dev.frameproof.oracle.ExpectedRecord;
import dev.frameproof.reports.FindingKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Compares rows whose records are known with what their records ask for. */
final class FrameJudge implements RowJudge {
    private final FindingLog findings;
    private final Bindings bindings;
    private final OddCells odd;
    private final RowComparison comparison;
    private final TimeCheck times;
    private final NullDoubts doubts;
    private final Set<Binding> reported = Collections.newSetFromMap(new IdentityHashMap<>());
    private final boolean everyRow;
    private final NullTypes nullTypes;
    private final RowRules rules;
    private long verified;

    FrameJudge(StreamFacts facts, PartitionStates partitions, Clock clock) {
        nullTypes = new NullTypes(facts);
        rules = new RowRules(facts.query(), facts.representation());
        findings = facts.findings();
        bindings = new Bindings(new Naming(facts.query()), facts::says);
        doubts = new NullDoubts(nullTypes, partitions, findings);
        odd = new OddCells(facts, partitions, nullTypes, doubts);
        comparison = new RowComparison(odd);
        times = new TimeCheck(
                facts.query().timestampMode(), clock, facts.options().recorded());
        everyRow = facts.options().recorded();
    }

    @Override
    public Outline outline(Schema schema) {
        return bindings.outline(schema);
    }

    @Override
    public void fill(ExpectedRecord record, ExpectedRow row) {
        rules.fill(record, row);
    }

    @Override
    public void restarted() {
        nullTypes.restarted();
    }

    @Override
    public long verified() {
        return verified;
    }

    @Override
    public long doubted() {
        return odd.doubted();
    }

    @Override
    public void judge(Frame frame, RowBatch batch) {
        reported.clear();
        odd.startFrame(verified);
        if (outline(frame.schema()).isError()) {
            acceptRefusals(batch);
        }
        int from = 0;
        while (from < batch.size()) {
            int to = from + 1;
            while (!everyRow && to < batch.size() && alike(batch.get(from), batch.get(to))) {
                to++;
            }
            judge(frame, batch, from, to);
            if (everyRow) {
                reported.clear();
                odd.startFrame(verified);
            }
            from = to;
        }
        verified += batch.size();
        doubts.settle(verified);
    }

    /** An error row is right where a record may be refused. */
    private static void acceptRefusals(RowBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            ExpectedRow row = batch.get(i);
            if (!row.broken.isEmpty()) {
                row.shape = null;
            }
        }
    }

    @Override
    public void finish() {
        doubts.settle(Long.MAX_VALUE);
    }

    @SuppressWarnings("ReferenceEquality") // A shape is one instance for all records that have it.
    private boolean alike(ExpectedRow left, ExpectedRow right) {
        return left.shape == right.shape && (left.partition == right.partition || !bindings.differByPartition());
    }

    private void judge(Frame frame, RowBatch batch, int from, int to) {
        Outline outline = bindings.outline(frame.schema());
        ExpectedRow first = batch.get(from);
        boolean broken = first.shape == null;
        if (broken != outline.isError()) {
            for (int i = from; i < to; i++) {
                wrongSort(frame, outline, batch.get(i));
            }
            return;
        }
        Binding binding = bindings.of(frame.schema(), first.shape, first.partition);
        if (!binding.faults.isEmpty() && reported.add(binding)) {
            report(binding, first);
        }
        if (!binding.faults.isEmpty() && binding.shape != null) {
            hide(binding.shape, frame.schema());
        }
        odd.start(frame, binding, batch, from);
        if (outline.time() >= 0) {
            times.check(frame.columns().get(outline.time()), batch, from, to, odd);
        }
        comparison.compare(frame, binding, batch, from, to);
    }

    /** What is not shown of a record leaves open which types its columns have from there on. */
    private void hide(Shape shape, Schema schema) {
        List<String> hidden = new ArrayList<>(shape.names());
        schema.fields().forEach(field -> hidden.remove(field.name()));
        nullTypes.hideWrongly(hidden);
    }

    private void report(Binding binding, ExpectedRow first) {
        for (Binding.Fault fault : binding.faults) {
            findings.add(fault.kind(), first.partition, first.offset, fault.field(), fault.words());
        }
    }

    private void wrongSort(Frame frame, Outline outline, ExpectedRow row) {
        if (outline.isError()) {
            nullTypes.hideWrongly(row.shape.names());
            String message = frame.columns().get(outline.error()).textAt(row.frameRow);
            findings.add(
                    FindingKind.UNEXPECTED_ERROR,
                    row.partition,
                    row.offset,
                    Outline.ERROR,
                    new FindingLog.Words("a row with the columns " + CellText.names(row.shape.names()), message, ""));
        } else {
            findings.add(
                    FindingKind.MISSING_ERROR,
                    row.partition,
                    row.offset,
                    "",
                    new FindingLog.Words("an error row", "a row of values", row.broken));
        }
    }
}
