package dev.frameproof.oracle.internal;

import dev.frameproof.reports.FindingKind;
import java.util.ArrayList;
import java.util.List;

/** Words for column sets that are not as they should be. */
final class ColumnFault {
    private ColumnFault() {}

    /** Columns are missing, surplus or in another order; names that are wrong besides are said with it. */
    static Binding.Fault of(List<String> due, List<String> present, Naming.Difference named) {
        List<String> missing = without(due, present);
        List<String> surplus = without(present, due);
        List<String> detail = new ArrayList<>();
        if (!missing.isEmpty()) {
            detail.add("missing: " + CellText.names(missing));
        }
        if (!surplus.isEmpty()) {
            detail.add("surplus: " + CellText.names(surplus));
        }
        if (detail.isEmpty()) {
            detail.add("the order differs");
        }
        String field = missing.size() + surplus.size() == 1 ? (missing.isEmpty() ? surplus : missing).get(0) : "";
        return new Binding.Fault(
                FindingKind.WRONG_COLUMNS,
                field,
                new FindingLog.Words(
                        joined(CellText.names(due), named.expected()),
                        joined(CellText.names(present), named.got()),
                        String.join("; ", detail)));
    }

    /** The columns are right, but not what they are called. */
    static Binding.Fault of(Naming.Difference named) {
        return new Binding.Fault(
                FindingKind.WRONG_COLUMNS,
                "",
                new FindingLog.Words(
                        CellText.names(named.expected()),
                        CellText.names(named.got()),
                        "the frame or its columns are named otherwise than the query asks"));
    }

    private static String joined(String columns, List<String> names) {
        return names.isEmpty() ? columns : columns + "; " + CellText.names(names);
    }

    private static List<String> without(List<String> names, List<String> taken) {
        List<String> left = new ArrayList<>(names);
        taken.forEach(left::remove);
        return left;
    }
}
