package dev.frameproof.reports.compare;

import dev.frameproof.reports.ReportException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Two results side by side.
 *
 * @param changes what differs, the worse first
 * @param same how many items are as they were
 */
public record Comparison(List<Change> changes, int same) {
    public Comparison {
        changes = List.copyOf(changes);
    }

    /**
     * @param before the folder of a run or a matrix, or its {@code report.json} or {@code matrix.json}
     * @param after the same of a later one, of the same kind
     * @throws ReportException when one cannot be read, or one is of a run and the other of a matrix
     */
    public static Comparison of(Path before, Path after) {
        ResultItems one = ResultItems.read(before);
        ResultItems other = ResultItems.read(after);
        one.requireSameKind(other);
        return of(one.items(), other.items());
    }

    static Comparison of(Map<String, Item> before, Map<String, Item> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            change(name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name)))
                    .ifPresent(changes::add);
        }
        changes.sort(Comparator.comparing(Change::kind));
        return new Comparison(changes, names.size() - changes.size());
    }

    /** @return whether anything is worse */
    public boolean isWorse() {
        return count(Change.Kind.WORSE) > 0;
    }

    public long count(Change.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    private static Optional<Change> change(String name, Optional<Item> before, Optional<Item> after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        return Optional.of(new Change(
                kind(before, after),
                name,
                before.map(Item::text).orElse(""),
                after.map(Item::text).orElse("")));
    }

    private static Change.Kind kind(Optional<Item> before, Optional<Item> after) {
        if (before.isEmpty()) {
            return after.orElseThrow().isBad() ? Change.Kind.WORSE : Change.Kind.NEW;
        }
        boolean passed = before.get().state() == Item.State.PASSED;
        if (after.isEmpty()) {
            return passed ? Change.Kind.WORSE : Change.Kind.GONE;
        }
        if (before.get().state() == after.get().state()) {
            int more = Long.compare(after.get().failed(), before.get().failed());
            return more > 0 ? Change.Kind.WORSE : more < 0 ? Change.Kind.BETTER : Change.Kind.CHANGED;
        }
        if (after.get().isBad() || passed) {
            return Change.Kind.WORSE;
        }
        return after.get().state() == Item.State.PASSED ? Change.Kind.BETTER : Change.Kind.CHANGED;
    }
}
