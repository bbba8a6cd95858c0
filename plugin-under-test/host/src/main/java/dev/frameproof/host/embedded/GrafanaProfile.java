package dev.frameproof.host.embedded;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.host.GrafanaFact;
import dev.frameproof.host.GrafanaFacts;
import dev.frameproof.host.GrafanaVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the embedded target says where Grafana versions differ: the facts of one version. */
public final class GrafanaProfile {
    private static final String TOGGLES = "GF_INSTANCE_FEATURE_TOGGLES_ENABLE";

    private final GrafanaFacts facts;
    private final SortedMap<String, String> grafanaConfig;

    private GrafanaProfile(GrafanaFacts facts) {
        this.facts = requireNonNull(facts, "facts");
        this.grafanaConfig = config(facts);
    }

    /**
     * @param version a minor version or all three numbers, for example {@code 11.2} or {@code 12.4.0}
     * @throws IllegalArgumentException if nothing is known of that version; names those that are
     */
    public static GrafanaProfile of(String version) {
        return new GrafanaProfile(GrafanaFacts.known(version));
    }

    /** @return the profile of the newest recorded version */
    public static GrafanaProfile newest() {
        return new GrafanaProfile(
                new GrafanaFacts(recordedVersions().get(recordedVersions().size() - 1)));
    }

    /** @return the versions whose traffic was recorded, oldest first */
    public static List<GrafanaVersion> recordedVersions() {
        return GrafanaFacts.RECORDED;
    }

    public GrafanaVersion version() {
        return facts.version();
    }

    public GrafanaFacts facts() {
        return facts;
    }

    /** @return whether this version does as the fact says */
    public boolean shows(GrafanaFact fact) {
        return facts.shows(fact);
    }

    /** @return the namespace that opens the Live channels of an org */
    public String namespace(long orgId) {
        return facts.namespace(orgId);
    }

    /** @return the org that a Live namespace stands for, nothing when the text is no namespace at all */
    public OptionalLong orgOf(String namespace) {
        return facts.orgOf(namespace);
    }

    /** @return what {@code grafanaConfig} of a plugin context holds by default; empty when this version sends none */
    public Map<String, String> grafanaConfig() {
        return grafanaConfig;
    }

    /** Which flags are on by default is only known of the recorded version: others tell plugins of none. */
    private static SortedMap<String, String> config(GrafanaFacts facts) {
        if (!facts.shows(GrafanaFact.RICH_PLUGIN_CONTEXT)) {
            return new TreeMap<>();
        }
        GrafanaVersion recorded = recordedVersions().get(recordedVersions().size() - 1);
        SortedMap<String, String> config = read("grafana-config-" + recorded + ".json");
        if (!facts.version().equals(recorded)) {
            config.remove(TOGGLES);
        }
        return config;
    }

    private static SortedMap<String, String> read(String name) {
        try (InputStream in = requireNonNull(GrafanaProfile.class.getResourceAsStream(name), name)) {
            return new ObjectMapper().readValue(in, new TypeReference<TreeMap<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
