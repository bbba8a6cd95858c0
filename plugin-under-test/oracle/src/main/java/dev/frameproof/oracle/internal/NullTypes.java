package dev.frameproof.oracle.internal;

import dev.frameproof.frame.FieldType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which type a null's column may have: that which the column last had in the stream, float64 when it never had one.
 *
 * <p>With one partition that is the type in the last record before it that has a value there. With several, records of
 * other partitions may have come between, in an order that nobody but the plugin knows: then every type that the column
 * showed in the stream will do, also one that shows only later. A record before it that may be shown or refused leaves it
 * open.
 */
final class NullTypes {
    static final String RULE = "a null has the type that its column last had in the stream";

    private static final int MOST_STEPS = 20_000;
    private static final int NEAR = 4_096;
    private static final int MOST_KNOWN = 20_000;
    private static final int[] NOWHERE = {};
    private static final Set<FieldType> POSSIBLE =
            EnumSet.of(FieldType.INT64, FieldType.UINT64, FieldType.FLOAT64, FieldType.STRING, FieldType.BOOL);

    /** What was found before a record. */
    private record Before(long offset, FieldType type, boolean certain) {}

    private record Place(int partition, String column) {}

    private final StreamFacts facts;
    private final RowRules rules;
    private final Map<Place, Before> known = new HashMap<>();
    private final Map<String, Set<FieldType>> shown = new HashMap<>();
    private final Map<String, Set<FieldType>> wronglyShown = new HashMap<>();
    private final ExpectedRow earlier = new ExpectedRow();
    private int earlierPartition = -1;
    private long earlierOffset = -1;
    private boolean restarted;

    NullTypes(StreamFacts facts) {
        this.facts = facts;
        rules = new RowRules(facts.query(), facts.representation());
    }

    /** Notes that a column held a value of this type; needed only where several partitions are read. */
    void show(String column, FieldType type) {
        shown.computeIfAbsent(column, unused -> EnumSet.noneOf(FieldType.class)).add(type);
    }

    /** Notes a wrong value's type: that was a finding, and nulls after it that take its type are no further ones. */
    void showWrongly(String column, FieldType type) {
        Set<FieldType> types = EnumSet.of(type);
        types.addAll(wronglyShown.getOrDefault(column, Set.of()));
        wronglyShown.put(column, types);
    }

    /** Notes that a record's values were not shown as they should: the plugin may know any type of these columns. */
    void hideWrongly(List<String> columns) {
        columns.forEach(column -> wronglyShown.put(column, POSSIBLE));
    }

    /** From now on the plugin may have forgotten what it had read before. */
    void restarted() {
        restarted = true;
        known.clear();
    }

    /** @return whether the column had this type somewhere in the stream */
    boolean wasShown(String column, FieldType type) {
        return shown.getOrDefault(column, Set.of()).contains(type);
    }

    /** @return whether a record near where a partition's reader is has this type there, delivered or not */
    boolean isNear(PartitionState state, String column, FieldType type) {
        long reached = state.ledger.next();
        long lowest = Math.max(0, reached - NEAR);
        for (long at = Math.min(reached + NEAR, facts.positions().endOffset(state.partition)) - 1; at >= lowest; at--) {
            if (typeAt(state.partition, at, column) == type) {
                return true;
            }
        }
        return false;
    }

    /** @return the type of the column in that record, null when it has none there */
    private FieldType typeAt(int partition, long offset, String column) {
        int[] leaves = leavesAt(partition, offset, column);
        return leaves.length == 0 ? null : CellTypes.of(earlier.leaves[leaves[0]]);
    }

    /** @return where the column's values are in {@code earlier}, which then is that record; empty for nowhere */
    private int[] leavesAt(int partition, long offset, String column) {
        long index = facts.positions().indexAt(partition, offset);
        if (index < 0) {
            return NOWHERE;
        }
        fill(partition, offset, index);
        int place = earlier.shape == null ? -1 : earlier.shape.names().indexOf(column);
        return place < 0 ? NOWHERE : earlier.shape.leaves().get(place);
    }

    /** @return whether the records of the row's own partition explain a null of this type */
    boolean explains(ExpectedRow row, String column, FieldType type, PartitionState state) {
        if (!POSSIBLE.contains(type)) {
            return false;
        }
        if (wronglyShown.getOrDefault(column, Set.of()).contains(type)) {
            return true;
        }
        if (rules.nullIsText(column)) {
            return type == FieldType.STRING;
        }
        Before before = before(row.partition, row.offset, column, state);
        if (!before.certain) {
            return true;
        }
        if (restarted && type == FieldType.FLOAT64) {
            return true;
        }
        if (before.type == null) {
            return !state.startIsExact() || type == FieldType.FLOAT64;
        }
        return before.type == type;
    }

    /** Says what is due, for a finding. */
    String due(ExpectedRow row, String column, PartitionState state) {
        FieldType type =
                rules.nullIsText(column) ? FieldType.STRING : before(row.partition, row.offset, column, state).type;
        return CellText.of(type == null ? FieldType.FLOAT64 : type, true);
    }

    /** Notes that the column held only nulls from one offset to another of a partition, so that nobody looks again. */
    void extend(int partition, String column, long from, long to) {
        known.computeIfPresent(
                new Place(partition, column),
                (place, before) -> before.offset == from ? new Before(to, before.type, before.certain) : before);
    }

    private Before before(int partition, long offset, String column, PartitionState state) {
        var place = new Place(partition, column);
        Before memory = known.get(place);
        Before found = look(partition, offset, column, state.ledger.start(), memory);
        if (memory == null || memory.offset < offset) {
            if (known.size() > MOST_KNOWN) {
                known.clear();
            }
            known.put(place, found);
        }
        return found;
    }

    private Before look(int partition, long offset, String column, long start, Before memory) {
        long lowest = Math.max(start, offset - MOST_STEPS);
        for (long at = offset - 1; at >= lowest; at--) {
            if (memory != null && memory.offset == at) {
                return new Before(offset, memory.type, memory.certain);
            }
            int[] leaves = leavesAt(partition, at, column);
            if (leaves.length > 1 || (leaves.length == 1 && earlier.shape.capped())) {
                return new Before(offset, null, false);
            }
            FieldType type = leaves.length == 0 ? null : CellTypes.of(earlier.leaves[leaves[0]]);
            if (type != null) {
                boolean surelyShown = earlier.broken.isEmpty();
                return new Before(offset, surelyShown ? type : null, surelyShown);
            }
        }
        return new Before(offset, null, lowest == start);
    }

    private void fill(int partition, long offset, long index) {
        if (earlierPartition != partition || earlierOffset != offset) {
            rules.fill(facts.records().recordAt(partition, offset, index), earlier);
            earlierPartition = partition;
            earlierOffset = offset;
        }
    }
}
