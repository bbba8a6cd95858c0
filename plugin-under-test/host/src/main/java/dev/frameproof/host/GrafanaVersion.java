package dev.frameproof.host;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Grafana version, ordered as its releases are: by numbers, a pre-release before its release.
 *
 * @param preRelease what follows the dash, for example {@code pre} or {@code 123456pre}; empty for a release
 */
public record GrafanaVersion(int major, int minor, int patch, String preRelease) implements Comparable<GrafanaVersion> {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?:-([0-9A-Za-z.-]+))?(?:\\+.*)?");
    private static final Comparator<GrafanaVersion> ORDER = Comparator.comparingInt(GrafanaVersion::major)
            .thenComparingInt(GrafanaVersion::minor)
            .thenComparingInt(GrafanaVersion::patch)
            .thenComparing(version -> version.preRelease.isEmpty() ? 1 : 0)
            .thenComparing(GrafanaVersion::preRelease);

    /**
     * @param text three numbers and optionally a pre-release, for example {@code 12.4.0}; build metadata after a plus is
     *     left out
     * @throws IllegalArgumentException if the text is not a version
     */
    public static GrafanaVersion parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not a Grafana version: '%s'; write three numbers, for example 12.4.0".formatted(text));
        }
        return new GrafanaVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                matcher.group(4) == null ? "" : matcher.group(4));
    }

    @Override
    public int compareTo(GrafanaVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%d.%d.%d%s".formatted(major, minor, patch, preRelease.isEmpty() ? "" : "-" + preRelease);
    }
}
