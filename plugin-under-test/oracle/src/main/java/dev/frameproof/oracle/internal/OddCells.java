package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.Frame;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.reports.FindingKind;
import java.util.BitSet;

/** Judges the cells that do not simply hold the value of their record: nulls, lists, rare numbers, and wrong ones. */
final class OddCells {
    private final StreamFacts facts;
    private final PartitionStates partitions;
    private final NullTypes nullTypes;
    private final NullDoubts doubts;
    private final WrongCells wrong;
    private final CellComparison cells;
    private final BitSet typesReported = new BitSet();

    private Frame frame;
    private Binding binding;
    private RowBatch batch;
    private int first;

    private int column;
    private Column values;
    private FieldType type;
    private int[] leaves;
    private int nullRunFrom;
    private int acceptedNull;
    private long rowsSoFar;
    private long doubted;

    OddCells(StreamFacts facts, PartitionStates partitions, NullTypes nullTypes, NullDoubts doubts) {
        this.facts = facts;
        this.partitions = partitions;
        this.nullTypes = nullTypes;
        this.doubts = doubts;
        cells = new CellComparison(!facts.options().recorded());
        wrong = new WrongCells(facts.findings(), facts.options().recorded());
    }

    void startFrame(long rowsBefore) {
        typesReported.clear();
        rowsSoFar = rowsBefore;
    }

    void start(Frame in, Binding by, RowBatch rows, int from) {
        frame = in;
        binding = by;
        batch = rows;
        first = from;
    }

    void column(int index, int[] mayBe) {
        column = index;
        values = frame.columns().get(index);
        type = binding.types[index];
        leaves = mayBe;
        nullRunFrom = -1;
        acceptedNull = -1;
    }

    /** @return how often it was left open whether a null has the right type */
    long doubted() {
        return doubted;
    }

    /** A row's time is not its record's. */
    void time(int row, String due) {
        wrong.time(row, due);
    }

    void cell(int index) {
        ExpectedRow row = batch.get(index);
        FieldType due = null;
        for (int leaf : leaves) {
            Value value = row.leaves[leaf];
            due = CellTypes.of(value);
            if (value instanceof NullValue ? acceptsNull(index, row) : holds(row, value, due)) {
                return;
            }
        }
        if (!values.isNull(row.frameRow) && due != type) {
            nullTypes.showWrongly(binding.name(column), type);
        }
        if (due == type) {
            wrong.value(index, column);
        } else if (due != null) {
            wrongType(row, CellText.of(due, true), "");
        } else if (!values.isNull(row.frameRow)) {
            wrong.value(index, column);
        }
    }

    private boolean holds(ExpectedRow row, Value value, FieldType due) {
        return due == type && cells.holds(values, type, row.frameRow, value);
    }

    private boolean acceptsNull(int index, ExpectedRow row) {
        if (!values.isNull(row.frameRow)) {
            return false;
        }
        if (followsSameType(index, row)) {
            acceptedNull = index;
            return true;
        }
        String name = binding.name(column);
        PartitionState state = partitions.at(row.partition);
        if (nullTypes.explains(row, name, type, state)) {
            acceptedNull = index;
            nullRunFrom = index;
            return true;
        }
        if (!facts.readsSeveral()) {
            wrongType(row, nullTypes.due(row, name, state), NullTypes.RULE);
        } else if (!nullTypes.wasShown(name, type) && !typesReported.get(column)) {
            typesReported.set(column);
            doubted++;
            doubts.add(row, name, type, nullTypes.due(row, name, state), rowsSoFar);
        }
        return true;
    }

    /** The record before it is in the row above, and either has a value of the column's type or is such a null too. */
    private boolean followsSameType(int index, ExpectedRow row) {
        if (index == first) {
            return false;
        }
        ExpectedRow above = batch.get(index - 1);
        if (above.partition != row.partition || above.offset + 1 != row.offset) {
            return false;
        }
        if (acceptedNull == index - 1) {
            return true;
        }
        nullRunFrom = -1;
        return leaves.length == 1 && CellTypes.of(above.leaves[leaves[0]]) == type;
    }

    private void wrongType(ExpectedRow row, String due, String detail) {
        if (!typesReported.get(column)) {
            typesReported.set(column);
            facts.findings()
                    .add(
                            FindingKind.WRONG_TYPE,
                            row.partition,
                            row.offset,
                            binding.name(column),
                            new FindingLog.Words(due, CellText.of(type, true), detail));
        }
    }

    void endColumn(int to) {
        if (nullRunFrom >= 0 && acceptedNull == to - 1) {
            ExpectedRow from = batch.get(nullRunFrom);
            nullTypes.extend(from.partition, binding.name(column), from.offset, batch.get(to - 1).offset);
        }
        if (!binding.seenTyped[column] && facts.readsSeveral()) {
            for (int i = first; i < to && !binding.seenTyped[column]; i++) {
                noteType(batch.get(i));
            }
        }
    }

    private void noteType(ExpectedRow row) {
        if (CellTypes.of(row.leaves[leaves[0]]) == type) {
            binding.seenTyped[column] = true;
            nullTypes.show(binding.name(column), type);
            doubts.shown(binding.name(column), type);
        }
    }

    void report() {
        wrong.report(frame, binding, batch);
    }
}
