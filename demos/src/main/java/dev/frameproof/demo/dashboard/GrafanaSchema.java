package dev.frameproof.demo.dashboard;

import static java.util.Objects.requireNonNull;

import dev.frameproof.host.GrafanaVersion;
import java.util.Arrays;

/**
 * From which version of Grafana on a dashboard is written how. A version's dashboards stay readable for later ones, which
 * lift them by {@link #schemaVersion()}; what an earlier one cannot read is what makes a line here.
 */
public enum GrafanaSchema {
    /** Values split into series become names of frames; a table's cells are coloured by {@code displayMode}. */
    G9_4(9, 4, 37),
    /** Values split into series become labels; a table's cells are coloured by {@code cellOptions}. */
    G10_0(10, 0, 38),
    /** A heat map's tooltip has a mode. */
    G11_0(11, 0, 39),
    /** An XY chart finds its columns by matchers. */
    G11_6(11, 6, 41),
    /** SQL expressions. */
    G12_0(12, 0, 41),
    G12_4(12, 4, 42);

    private final int major;
    private final int minor;
    private final int schemaVersion;

    GrafanaSchema(int major, int minor, int schemaVersion) {
        this.major = major;
        this.minor = minor;
        this.schemaVersion = schemaVersion;
    }

    /**
     * @param version a later one than all here is taken to be like the latest
     * @throws IllegalArgumentException when it is too old
     */
    public static GrafanaSchema of(GrafanaVersion version) {
        requireNonNull(version, "version");
        return Arrays.stream(values())
                .filter(schema -> schema.isReachedBy(version))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalArgumentException(
                        "dashboards are made for Grafana 9.4 and later, not for " + version));
    }

    private boolean isReachedBy(GrafanaVersion version) {
        return version.major() > major || (version.major() == major && version.minor() >= minor);
    }

    /** @return its first version, for example {@code 12.4} */
    public String since() {
        return major + "." + minor;
    }

    /** @return what {@code schemaVersion} says in a dashboard: never more than the version knows */
    public int schemaVersion() {
        return schemaVersion;
    }

    boolean splitsIntoLabels() {
        return compareTo(G10_0) >= 0;
    }

    boolean hasCellOptions() {
        return compareTo(G10_0) >= 0;
    }

    boolean hasTooltipModeOfHeatmaps() {
        return compareTo(G11_0) >= 0;
    }

    boolean hasMatchersOfXyCharts() {
        return compareTo(G11_6) >= 0;
    }

    boolean hasSqlExpressions() {
        return compareTo(G12_0) >= 0;
    }
}
