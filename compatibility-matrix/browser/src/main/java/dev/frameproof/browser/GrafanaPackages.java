package dev.frameproof.browser;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Which packages make up the browser half of a Grafana version. */
final class GrafanaPackages {
    /** What Grafana publishes for each of its versions, under that version. */
    static final List<String> GRAFANA =
            List.of("@grafana/data", "@grafana/runtime", "@grafana/ui", "@grafana/schema", "@grafana/e2e-selectors");

    /**
     * The newest published patch of minor versions. A version that is not here is given in full, or asked of the
     * registry.
     */
    private static final Map<String, String> NEWEST = Map.of(
            "10.2", "10.2.3",
            "10.4", "10.4.19",
            "11.2", "11.2.2",
            "11.6", "11.6.16",
            "12.4", "12.4.10",
            "13.2", "13.2.3");

    /** The React that Grafana's pages of a version run on, by the first version that does. */
    private static final NavigableMap<String, String> REACT = new TreeMap<>(byNumbers());

    static {
        REACT.put("10.0.0", "18.2.0");
        REACT.put("11.3.0", "18.3.1");
        REACT.put("13.2.0", "19.2.0");
    }

    /** What the packages of some versions ask for without bringing it. */
    private static final String FIRST_WITH_OPENFEATURE = "12.1.0";

    private static final String FIRST_WITHOUT_SYSTEMJS = "11.2.0";

    private GrafanaPackages() {}

    /** @return everything to install for a version, by name */
    static Map<String, String> all(String version) {
        Map<String, String> all = new TreeMap<>();
        GRAFANA.forEach(name -> all.put(name, version));
        all.put("react", react(version));
        all.put("react-dom", react(version));
        if (byNumbers().compare(version, FIRST_WITH_OPENFEATURE) >= 0) {
            all.put("@openfeature/web-sdk", "1.10.0");
        }
        if (byNumbers().compare(version, FIRST_WITHOUT_SYSTEMJS) < 0) {
            all.put("systemjs", "6.14.3");
        }
        return all;
    }

    /** @return versions such as {@code 10.2} and {@code 10.2.3}, ordered by their numbers */
    static Comparator<String> byNumbers() {
        return (left, right) -> {
            String[] a = left.split("[.-]", -1);
            String[] b = right.split("[.-]", -1);
            for (int i = 0; i < Math.min(a.length, b.length); i++) {
                boolean numbers = a[i].matches("\\d+") && b[i].matches("\\d+");
                int order = numbers
                        ? Integer.compare(Integer.parseInt(a[i]), Integer.parseInt(b[i]))
                        : a[i].compareTo(b[i]);
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(a.length, b.length);
        };
    }

    /** @return the newest patch of a minor version, as far as it is known here; a full version as it is */
    static Optional<String> exact(String version) {
        return version.matches("\\d+\\.\\d+") ? Optional.ofNullable(NEWEST.get(version)) : Optional.of(version);
    }

    /** @return the React of a version's pages */
    static String react(String version) {
        var entry = REACT.floorEntry(version);
        return entry == null ? REACT.firstEntry().getValue() : entry.getValue();
    }
}
