package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import dev.frameproof.live.LiveAuth;
import dev.frameproof.live.Trust;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A Grafana that runs already. Only the datasources that were asked for are made in it, and removed when it is closed;
 * nothing else is changed.
 */
public final class RunningTarget extends RealTarget {
    private RunningTarget(RealGrafana grafana, String plugin) {
        super(grafana, plugin);
    }

    /**
     * @param pluginId the plugin under test, which must be in it
     * @throws TargetException when nobody answers, the login is refused, or the plugin is not there
     */
    public static RunningTarget at(URI url, LiveAuth auth, Trust trust, String pluginId) {
        requireNonNull(pluginId, "pluginId");
        RealGrafana grafana = RealGrafana.at(url, auth, trust);
        return new RunningTarget(grafana, grafana.plugin(pluginId));
    }

    @Override
    public String describe() {
        return "Grafana %s at %s".formatted(version(), url());
    }

    /** Its settings cannot be seen from outside, so its version's defaults are told. */
    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "Limits of the target",
                "unless it is configured otherwise: "
                        + LiveLimitsText.of(
                                grafana().facts().clientQueueBytes(),
                                grafana().facts().clientQueueBytes(),
                                grafana().facts().maxConnections(),
                                grafana().facts().maxConnections()));
        return facts;
    }

    /** Its processes are none of ours, and may be on another machine. */
    @Override
    public Map<String, Long> processes() {
        return Map.of();
    }

    @Override
    public Optional<String> failure() {
        return Optional.empty();
    }

    @Override
    public Optional<String> pluginDeath() {
        return Optional.empty();
    }

    /** Removes what was made in it. */
    @Override
    public void close() {
        grafana().removeMade();
    }
}
