package dev.frameproof.demo.dashboard;

import dev.frameproof.host.DashboardSpec;
import dev.frameproof.host.DatasourceSpec;
import dev.frameproof.host.GrafanaTarget;
import dev.frameproof.host.GrafanaVersion;
import dev.frameproof.host.HttpAnswer;
import dev.frameproof.host.MadeDashboard;
import dev.frameproof.live.LiveAuth;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A Grafana of which only the dashboards are there. */
final class TestingTarget implements GrafanaTarget {
    final List<DashboardSpec> made = new ArrayList<>();

    private final String version;
    private final Function<DashboardSpec, Optional<MadeDashboard>> answer;

    /** @param answer what comes of making a dashboard */
    TestingTarget(String version, Function<DashboardSpec, Optional<MadeDashboard>> answer) {
        this.version = version;
        this.answer = answer;
    }

    @Override
    public Optional<MadeDashboard> provision(DashboardSpec dashboard) {
        made.add(dashboard);
        return answer.apply(dashboard);
    }

    @Override
    public String describe() {
        return "testing target";
    }

    @Override
    public GrafanaVersion version() {
        return GrafanaVersion.parse(version);
    }

    @Override
    public boolean embedded() {
        return false;
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:3000");
    }

    @Override
    public LiveAuth liveAuth() {
        return new LiveAuth.Basic("admin", "of-this-run");
    }

    @Override
    public String liveNamespace() {
        return "default";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }

    @Override
    public List<String> plugins() {
        return List.of("hamedkarbasi93-kafka-datasource 1.7.2");
    }

    @Override
    public void provision(DatasourceSpec datasource) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpAnswer health(String datasourceUid) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpAnswer resource(String datasourceUid, String method, String path, String body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpAnswer query(String json) {
        throw new UnsupportedOperationException();
    }

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

    @Override
    public void close() {
        // Nothing was started.
    }
}
