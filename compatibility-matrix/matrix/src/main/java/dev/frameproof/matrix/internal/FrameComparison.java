package dev.frameproof.matrix.internal;

import dev.frameproof.reports.CellDifference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells in what two digests of one case differ. */
final class FrameComparison {
    private static final int ROWS_TOLD = 5;
    private static final int LONGEST = 300;

    private final String caseName;
    private final String left;
    private final String right;
    private final List<CellDifference> differences = new ArrayList<>();

    private FrameComparison(String caseName, String left, String right) {
        this.caseName = caseName;
        this.left = left;
        this.right = right;
    }

    /** @return nothing when they are the same */
    static List<CellDifference> of(
            String caseName, String left, FrameDigest leftDigest, String right, FrameDigest rightDigest) {
        var comparison = new FrameComparison(caseName, left, right);
        comparison.columns(leftDigest.columns(), rightDigest.columns());
        comparison.order(leftDigest, rightDigest);
        comparison.rows(leftDigest.rows(), rightDigest.rows());
        return comparison.differences;
    }

    private void columns(Map<String, FrameDigest.Column> one, Map<String, FrameDigest.Column> other) {
        for (String name : both(one, other)) {
            FrameDigest.Column here = one.get(name);
            FrameDigest.Column there = other.get(name);
            if (here == null || there == null) {
                differ("columns", name, here == null ? "" : types(here), there == null ? "" : types(there));
                continue;
            }
            if (!here.types().equals(there.types())) {
                differ("types", name, types(here), types(there));
            }
            if (!here.labels().equals(there.labels())) {
                differ("labels", name, here.labels(), there.labels());
            }
            if (!here.config().equals(there.config())) {
                differ("config", name, here.config(), there.config());
            }
        }
    }

    private void order(FrameDigest one, FrameDigest other) {
        List<String> here = new ArrayList<>(one.columnSets());
        List<String> there = new ArrayList<>(other.columnSets());
        here.removeAll(other.columnSets());
        there.removeAll(one.columnSets());
        boolean sameColumns = one.columns().keySet().equals(other.columns().keySet());
        if (sameColumns && !(here.isEmpty() && there.isEmpty())) {
            differ("order", "", String.join(" | ", here), String.join(" | ", there));
        }
    }

    private void rows(Map<String, Map<String, String>> one, Map<String, Map<String, String>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return;
        }
        int told = 0;
        for (String position : both(one, other)) {
            Map<String, String> here = one.getOrDefault(position, Map.of());
            Map<String, String> there = other.getOrDefault(position, Map.of());
            for (String column : both(here, there)) {
                String value = here.getOrDefault(column, "");
                String otherValue = there.getOrDefault(column, "");
                if (!value.equals(otherValue) && told++ < ROWS_TOLD) {
                    differ("rows", position + " " + column, value, otherValue);
                }
            }
        }
    }

    private void differ(String what, String place, String here, String there) {
        differences.add(new CellDifference(caseName, left, right, what, place, cut(here), cut(there)));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String types(FrameDigest.Column column) {
        return String.join(", ", column.types());
    }

    private static Set<String> both(Map<String, ?> one, Map<String, ?> other) {
        Set<String> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }
}
