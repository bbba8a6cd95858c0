package dev.frameproof.browser;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The viewer page with one version's packages in it, ready to be served.
 *
 * @param version the version of the packages
 * @param folder holds {@code viewer.js}, {@code viewer.css} and {@code exports.json}
 */
record ViewerBundle(String version, Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final String EXPORTS = "exports.json";

    /** @return what each of Grafana's packages exports, by the package's name */
    Map<String, Set<String>> exports() {
        try {
            Map<String, List<String>> read =
                    JSON.readValue(folder.resolve(EXPORTS).toFile(), new TypeReference<Map<String, List<String>>>() {});
            Map<String, Set<String>> exports = new TreeMap<>();
            read.forEach((name, names) -> exports.put(name, new TreeSet<>(names)));
            return exports;
        } catch (IOException e) {
            throw new UncheckedIOException("the bundle in " + folder + " is damaged: remove that folder", e);
        }
    }
}
