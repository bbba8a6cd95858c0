package dev.frameproof.oracle.internal;

import dev.frameproof.oracle.StartPosition.Reset;
import java.util.Arrays;
import java.util.Iterator;

/**
 * What came of each partition. A topic may get more while it is watched: all that an added one holds came after the
 * stream began, and from the first row of it that comes on nothing may be missing.
 */
final class PartitionStates implements Iterable<PartitionState> {
    private static final int MOST_AT_ONCE = 1_000;

    private final StreamFacts facts;
    private PartitionState[] states;

    PartitionStates(StreamFacts facts) {
        this.facts = facts;
        states = new PartitionState[facts.positions().partitions()];
        for (int i = 0; i < states.length; i++) {
            states[i] = state(i, facts.query().start().reset());
        }
    }

    private PartitionState state(int partition, Reset reset) {
        return new PartitionState(
                partition, reset, facts.findings(), !facts.options().recorded(), facts.positions());
    }

    /** @param partition one that the query reads, or that {@link #mayBeAdded may be added} */
    PartitionState at(int partition) {
        if (partition >= states.length) {
            grow(partition + 1);
        }
        return states[partition];
    }

    /** @return whether rows of a partition that is not known may be of one that was added a moment ago */
    boolean mayBeAdded(long partition) {
        return facts.records().partitionsMayBeAdded()
                && facts.query().partition().isEmpty()
                && partition >= 0
                && partition < (long) facts.positions().partitions() + MOST_AT_ONCE;
    }

    private void grow(int count) {
        int before = states.length;
        states = Arrays.copyOf(states, count);
        for (int i = before; i < count; i++) {
            states[i] = state(i, Reset.LATEST);
        }
    }

    @Override
    public Iterator<PartitionState> iterator() {
        int known = facts.positions().partitions();
        if (known > states.length) {
            grow(known);
        }
        return Arrays.asList(states).iterator();
    }
}
