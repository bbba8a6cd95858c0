package dev.frameproof.host;

import dev.frameproof.live.LiveAuth;
import dev.frameproof.live.Trust;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Grafana, or what stands in for one, with plugins in it. Closing it removes what was made through it and ends what
 * was started for it.
 */
public interface GrafanaTarget extends AutoCloseable {
    /** @return how reports call it, for example {@code embedded target, Grafana 12.4.0 profile (not Grafana itself)} */
    String describe();

    /** @return the version of Grafana that it is, or behaves as */
    GrafanaVersion version();

    /** @return whether it is the embedded one, which is not Grafana */
    boolean embedded();

    /** @return where it is reached, for example {@code http://127.0.0.1:40123} */
    URI url();

    /** @return how a viewer proves who it is */
    LiveAuth liveAuth();

    /** @return whose certificates its address is held to */
    default Trust trust() {
        return Trust.ofJava();
    }

    /** @return the first part of Live channels: {@code default}, or the org's id in older versions */
    String liveNamespace();

    /** @return what else reports say of it, by name: its limits, on what its profile rests */
    Map<String, String> facts();

    /** @return id and version of each plugin that a run may use in it, the one under test first */
    List<String> plugins();

    /** @return the id of the plugin under test */
    default String pluginId() {
        return plugins().get(0).split(" ", 2)[0];
    }

    /**
     * Makes a datasource, which is removed when the target is closed.
     *
     * @throws TargetException when the target refuses
     */
    void provision(DatasourceSpec datasource);

    /**
     * Makes a dashboard in a folder, with alert rules, all of which are removed when the target is closed.
     *
     * @return empty for a target without pages, which would show it to nobody
     * @throws TargetException when the target refuses
     */
    default Optional<MadeDashboard> provision(DashboardSpec dashboard) {
        return Optional.empty();
    }

    /**
     * @return what a datasource's health check says: 200 for a healthy one
     * @throws TargetException when the target does not answer
     */
    HttpAnswer health(String datasourceUid);

    /**
     * Asks one of a datasource's resources.
     *
     * @param path below {@code resources/}, with its query
     * @param body empty for none
     * @throws TargetException when the target does not answer
     */
    HttpAnswer resource(String datasourceUid, String method, String path, String body);

    /**
     * @param json the body of {@code /api/ds/query}
     * @throws TargetException when the target does not answer
     */
    HttpAnswer query(String json);

    /** @return the processes that belong to it, by name, for measuring; those that are alive now */
    Map<String, Long> processes();

    /**
     * @return by name as {@link #processes()} has it, how many bytes of log a process has written since it started, for
     *     those of which more is known than what their log files hold
     */
    default Map<String, Long> logBytes() {
        return Map.of();
    }

    /** @return why it is no longer there, when it died by itself */
    Optional<String> failure();

    /** @return how a plugin of it died, when one did; it may have been started again since */
    Optional<String> pluginDeath();

    @Override
    void close();
}
