package dev.frameproof.oracle.internal;

import java.util.List;

/**
 * Which columns a record of one structure has, and where in the record's leaves their values are.
 *
 * @param names key columns, then value columns, each sorted by the bytes of their names
 * @param keys how many of them are key columns
 * @param leaves for each column the leaves that may be its value: one, or several where the record says one name twice
 *     in different ways ({@code {"a.b":1,"a":{"b":2}}}) so that any may win
 * @param cap how many key columns and how many value columns are shown; which, when there are more, is open
 */
public record Shape(List<String> names, int keys, List<int[]> leaves, int cap) {
    public Shape {
        names = List.copyOf(names);
        leaves = List.copyOf(leaves);
    }

    /** @return whether there are more columns than are shown */
    boolean capped() {
        return keys > cap || names.size() - keys > cap;
    }
}
