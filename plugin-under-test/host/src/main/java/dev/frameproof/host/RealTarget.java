package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import dev.frameproof.live.LiveAuth;
import dev.frameproof.live.Trust;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What every target that is a real Grafana does in the same way: by its HTTP API. */
abstract class RealTarget implements GrafanaTarget {
    private final RealGrafana grafana;
    private final String plugin;

    /** @param plugin id and version of the plugin under test */
    RealTarget(RealGrafana grafana, String plugin) {
        this.grafana = requireNonNull(grafana, "grafana");
        this.plugin = requireNonNull(plugin, "plugin");
    }

    final RealGrafana grafana() {
        return grafana;
    }

    @Override
    public final GrafanaVersion version() {
        return grafana.about().version();
    }

    @Override
    public final boolean embedded() {
        return false;
    }

    @Override
    public final URI url() {
        return grafana.about().url();
    }

    @Override
    public final LiveAuth liveAuth() {
        return grafana.about().auth();
    }

    @Override
    public final Trust trust() {
        return grafana.about().trust();
    }

    @Override
    public final String liveNamespace() {
        return grafana.facts().namespace(grafana.about().orgId());
    }

    @Override
    public final List<String> plugins() {
        return List.of(plugin);
    }

    @Override
    public final void provision(DatasourceSpec datasource) {
        grafana.provision(requireNonNull(datasource, "datasource"));
    }

    @Override
    public final Optional<MadeDashboard> provision(DashboardSpec dashboard) {
        return Optional.of(grafana.provision(requireNonNull(dashboard, "dashboard")));
    }

    @Override
    public final HttpAnswer health(String datasourceUid) {
        return grafana.health(datasourceUid);
    }

    @Override
    public final HttpAnswer resource(String datasourceUid, String method, String path, String body) {
        return grafana.http().resource(datasourceUid, method, path, body);
    }

    @Override
    public final HttpAnswer query(String json) {
        return grafana.http().query(json);
    }
}
