package dev.frameproof.host.embedded;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.host.GrafanaVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The wire facts of one Grafana version: what the embedded target says where versions differ. Only versions whose
 * traffic was recorded have one.
 */
public final class GrafanaProfile {
    private static final List<GrafanaVersion> RECORDED =
            List.of(GrafanaVersion.parse("10.1.2"), GrafanaVersion.parse("12.4.0"));

    private final GrafanaVersion version;
    private final Set<WireFact> facts;
    private final SortedMap<String, String> grafanaConfig;

    private GrafanaProfile(GrafanaVersion version) {
        this.version = requireNonNull(version, "version");
        this.facts = Arrays.stream(WireFact.values())
                .filter(fact -> version.compareTo(fact.since()) >= 0)
                .collect(toCollection(() -> EnumSet.noneOf(WireFact.class)));
        this.grafanaConfig = readConfig(version);
    }

    /**
     * @param version a recorded version, for example {@code 12.4.0}
     * @throws IllegalArgumentException if that version was not recorded; names those that were
     */
    public static GrafanaProfile of(String version) {
        GrafanaVersion wanted = GrafanaVersion.parse(version);
        if (!RECORDED.contains(wanted)) {
            throw new IllegalArgumentException("no profile of Grafana %s: its traffic was never recorded; use one of %s"
                    .formatted(version, RECORDED.stream().map(Object::toString).collect(joining(", "))));
        }
        return new GrafanaProfile(wanted);
    }

    /** @return the profile of the newest recorded version */
    public static GrafanaProfile newest() {
        return new GrafanaProfile(RECORDED.get(RECORDED.size() - 1));
    }

    /** @return the versions that have a profile, oldest first */
    public static List<GrafanaVersion> recordedVersions() {
        return RECORDED;
    }

    public GrafanaVersion version() {
        return version;
    }

    /** @return whether this version does as the fact says */
    public boolean shows(WireFact fact) {
        return facts.contains(fact);
    }

    /** @return the namespace that opens the Live channels of an org */
    public String namespace(long orgId) {
        if (!shows(WireFact.NAMED_NAMESPACES)) {
            return Long.toString(orgId);
        }
        return orgId == 1 ? "default" : "org-" + orgId;
    }

    /** @return the org that a Live namespace stands for, nothing when the text is no namespace at all */
    public OptionalLong orgOf(String namespace) {
        if (!shows(WireFact.NAMED_NAMESPACES)) {
            return number(namespace);
        }
        if (namespace.equals("default")) {
            return OptionalLong.of(1);
        }
        OptionalLong org = namespace.startsWith("org-") ? number(namespace.substring(4)) : OptionalLong.empty();
        return org.isPresent() && org.getAsLong() > 1 ? org : OptionalLong.empty();
    }

    /** @return what {@code grafanaConfig} of a plugin context holds by default; empty when this version sends none */
    public Map<String, String> grafanaConfig() {
        return grafanaConfig;
    }

    private static OptionalLong number(String text) {
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static SortedMap<String, String> readConfig(GrafanaVersion version) {
        try (InputStream in = GrafanaProfile.class.getResourceAsStream("grafana-config-" + version + ".json")) {
            if (in == null) {
                return new TreeMap<>();
            }
            return new ObjectMapper().readValue(in, new TypeReference<TreeMap<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the configuration of the profile " + version, e);
        }
    }
}
