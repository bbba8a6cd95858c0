package dev.frameproof.demo;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which newest rows a table shows, and in which order.
 *
 * @param also the column that makes a row's key together with the one that the panel is by
 * @param having the column that has a text in each row that is shown; rows where it is empty are left out. Of a timeline:
 *     where it is empty there is no state
 * @param highest the column whose highest values come first; empty for the order of the keys
 * @param most how many rows at most; empty for all
 */
public record TableRows(Optional<String> also, Optional<String> having, Optional<String> highest, OptionalInt most) {
    /** Every key's newest row, in the order of the keys. */
    static final TableRows ALL =
            new TableRows(Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());

    public TableRows {
        requireNonNull(also, "also");
        requireNonNull(having, "having");
        requireNonNull(highest, "highest");
        requireNonNull(most, "most");
    }

    TableRows and(String column) {
        return new TableRows(Optional.of(column), having, highest, most);
    }

    TableRows having(String column) {
        return new TableRows(also, Optional.of(column), highest, most);
    }

    TableRows highest(String column, int rows) {
        return new TableRows(also, having, Optional.of(column), OptionalInt.of(rows));
    }
}
