package dev.frameproof.host.embedded.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Compares JSON member by member; the order of members does not matter. */
final class JsonDifference {
    private JsonDifference() {}

    /** @return one line a difference: where, what was recorded, what came */
    static List<String> between(JsonNode recorded, JsonNode got) {
        List<String> differences = new ArrayList<>();
        compare("$", recorded, got, differences);
        return differences;
    }

    private static void compare(String path, JsonNode recorded, JsonNode got, List<String> differences) {
        if (recorded.isObject() && got.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            recorded.fieldNames().forEachRemaining(names::add);
            got.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "." + name, recorded.path(name), got.path(name), differences));
        } else if (recorded.isArray() && got.isArray() && recorded.size() == got.size()) {
            for (int i = 0; i < recorded.size(); i++) {
                compare(path + "[" + i + "]", recorded.get(i), got.get(i), differences);
            }
        } else if (!recorded.equals(got)) {
            differences.add("%s: recorded %s, got %s".formatted(path, shown(recorded), shown(got)));
        }
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
