package dev.frameproof.matrix.conformance;

import static java.util.Objects.requireNonNull;

import dev.frameproof.host.JsonDifference;
import java.util.ArrayList;
import java.util.List;

/**
 * One scenario on both sides.
 *
 * @param scenario its name
 * @param about what it shows; may be empty
 * @param answers how many answers were compared
 * @param differences where the two differ, in the order in which it happened; empty when they answer the same
 */
public record Comparison(String scenario, String about, int answers, List<Difference> differences) {
    public Comparison {
        requireNonNull(scenario, "scenario");
        requireNonNull(about, "about");
        differences = List.copyOf(differences);
    }

    /**
     * @param after what the two answers answer
     * @param text where in the answer, what the one says, what the other
     */
    public record Difference(String after, String text) {}

    static Comparison of(Scenario scenario, List<Entry> first, List<Entry> second, JsonDifference difference) {
        return of(scenario.name(), scenario.about(), first, second, difference);
    }

    static Comparison of(String name, String about, List<Entry> first, List<Entry> second, JsonDifference difference) {
        List<Difference> differences = new ArrayList<>();
        int both = Math.min(first.size(), second.size());
        for (int i = 0; i < both; i++) {
            String after = first.get(i).after();
            difference
                    .between(first.get(i).seen(), second.get(i).seen())
                    .forEach(text -> differences.add(new Difference(after, text)));
        }
        if (first.size() != second.size()) {
            boolean more = first.size() > second.size();
            Entry next = (more ? first : second).get(both);
            differences.add(new Difference(
                    next.after(),
                    "%s has %d answers more, such as %s"
                            .formatted(
                                    more ? difference.firstName() : difference.secondName(),
                                    Math.abs(first.size() - second.size()),
                                    next.seen())));
        }
        return new Comparison(name, about, both, differences);
    }
}
