package dev.frameproof.matrix;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.host.GrafanaVersion;
import dev.frameproof.host.plugin.VersionRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The releases of Grafana that are known, and what ranges of versions stand for. */
public final class GrafanaVersions {
    private static final String RESOURCE = "grafana-versions.txt";

    private final List<GrafanaVersion> newest;

    /** @param releases in any order; of each minor version the newest patch counts, pre-releases do not */
    public GrafanaVersions(List<GrafanaVersion> releases) {
        Map<List<Integer>, GrafanaVersion> byMinor = new TreeMap<>(
                Comparator.<List<Integer>, Integer>comparing(key -> key.get(0)).thenComparing(key -> key.get(1)));
        for (GrafanaVersion release : releases) {
            if (release.preRelease().isEmpty()) {
                byMinor.merge(
                        List.of(release.major(), release.minor()),
                        release,
                        (one, other) -> one.compareTo(other) >= 0 ? one : other);
            }
        }
        newest = List.copyOf(byMinor.values());
    }

    /** @return the releases that this version of Frameproof knows */
    public static GrafanaVersions known() {
        try (InputStream in = GrafanaVersions.class.getResourceAsStream(RESOURCE)) {
            return new GrafanaVersions(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(GrafanaVersion::parse)
                    .toList());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @return the newest patch of each minor version, oldest first */
    public List<GrafanaVersion> newestPatches() {
        return newest;
    }

    /**
     * Resolves as Grafana's {@code e2e-version} action does: the newest patch of each minor version in the range, and
     * of those at most {@code limit}, spread evenly with the first and the last among them.
     *
     * @param text a version ({@code 12.4.0}), a minor one ({@code 12.4}: its newest patch), {@code latest}, or a range as
     *     npm has them ({@code 11.x}, {@code >=10.4 <13})
     * @param limit 1 or more
     * @return at least one, oldest first
     * @throws PlanException when it is none of these, or no release that is known lies in it
     */
    public List<GrafanaVersion> resolve(String text, int limit) {
        String range = text.strip();
        if (range.equals("latest")) {
            return List.of(newest.get(newest.size() - 1));
        }
        if (range.matches("\\d+\\.\\d+\\.\\d+(-.+)?")) {
            return List.of(GrafanaVersion.parse(range));
        }
        VersionRange wanted;
        try {
            wanted = VersionRange.parse(range);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("--grafana: " + wrong.getMessage());
        }
        List<GrafanaVersion> matching = newest.stream().filter(wanted::contains).toList();
        if (matching.isEmpty()) {
            throw new PlanException("--grafana: no release of Grafana that is known lies in '%s'; known are %s to %s"
                    .formatted(range, newest.get(0), newest.get(newest.size() - 1)));
        }
        return spread(matching, limit);
    }

    private static List<GrafanaVersion> spread(List<GrafanaVersion> all, int limit) {
        if (all.size() <= limit) {
            return all;
        }
        if (limit == 1) {
            return List.of(all.get(all.size() - 1));
        }
        List<GrafanaVersion> spread = new ArrayList<>();
        for (int i = 0; i < limit; i++) {
            spread.add(all.get((2 * i * (all.size() - 1) + limit - 1) / (2 * (limit - 1))));
        }
        return spread;
    }
}
