package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Compares JSON member by member; the order of members does not matter.
 *
 * @param firstName how differences call the first of two, for example {@code recorded}
 * @param secondName how they call the other
 */
public record JsonDifference(String firstName, String secondName) {
    public JsonDifference {
        requireNonNull(firstName, "firstName");
        requireNonNull(secondName, "secondName");
    }

    /** @return one line a difference: where, what the first has, what the second has; empty when they are the same */
    public List<String> between(JsonNode first, JsonNode second) {
        List<String> differences = new ArrayList<>();
        compare("$", first, second, differences);
        return differences;
    }

    private void compare(String path, JsonNode first, JsonNode second, List<String> differences) {
        if (first.isObject() && second.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            first.fieldNames().forEachRemaining(names::add);
            second.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "." + name, first.path(name), second.path(name), differences));
        } else if (first.isArray() && second.isArray() && first.size() == second.size()) {
            for (int i = 0; i < first.size(); i++) {
                compare(path + "[" + i + "]", first.get(i), second.get(i), differences);
            }
        } else if (!first.equals(second)) {
            differences.add("%s: %s %s, %s %s".formatted(path, firstName, shown(first), secondName, shown(second)));
        }
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
