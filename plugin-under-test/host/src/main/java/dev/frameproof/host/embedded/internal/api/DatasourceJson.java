package dev.frameproof.host.embedded.internal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.host.GrafanaFact;
import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.InstalledPlugin;
import dev.frameproof.host.embedded.internal.plugin.PluginTargets;
import dev.frameproof.host.embedded.internal.state.Datasource;
import dev.frameproof.host.embedded.internal.state.Identity;
import java.util.TreeMap;

/** How datasources are shown. Secrets are named, never told. */
final class DatasourceJson {
    private final GrafanaProfile profile;
    private final PluginTargets plugins;

    DatasourceJson(GrafanaProfile profile, PluginTargets plugins) {
        this.profile = profile;
        this.plugins = plugins;
    }

    ObjectNode whole(Datasource source) {
        ObjectNode body = head(source);
        body.put("typeLogoUrl", logo(source))
                .put("access", source.access())
                .put("url", source.url())
                .put("user", source.user())
                .put("database", source.database())
                .put("basicAuth", source.basicAuth())
                .put("basicAuthUser", source.basicAuthUser())
                .put("withCredentials", source.withCredentials())
                .put("isDefault", source.isDefault());
        body.set("jsonData", ApiJson.sorted(source.jsonData()));
        ObjectNode secure = body.putObject("secureJsonFields");
        new TreeMap<>(source.secrets()).forEach((name, value) -> {
            if (!value.isEmpty()) {
                secure.put(name, true);
            }
        });
        body.put("version", source.version()).put("readOnly", false);
        if (profile.shows(GrafanaFact.DATASOURCE_API_VERSION)) {
            body.put("apiVersion", "");
        }
        return body;
    }

    ObjectNode listed(Datasource source) {
        ObjectNode body = head(source);
        body.put(
                        "typeName",
                        plugins.plugin(source.type()).map(InstalledPlugin::name).orElse(source.type()))
                .put("typeLogoUrl", logo(source))
                .put("access", source.access())
                .put("url", source.url())
                .put("user", source.user())
                .put("database", source.database())
                .put("basicAuth", source.basicAuth())
                .put("isDefault", source.isDefault());
        body.set("jsonData", ApiJson.sorted(source.jsonData()));
        body.put("readOnly", false);
        return body;
    }

    private static ObjectNode head(Datasource source) {
        ObjectNode body = ApiJson.object();
        body.put("id", source.id())
                .put("uid", source.uid())
                .put("orgId", Identity.ORG)
                .put("name", source.name())
                .put("type", source.type());
        return body;
    }

    private String logo(Datasource source) {
        return plugins.plugin(source.type()).map(InstalledPlugin::logoUrl).orElse("public/img/icn-datasource.svg");
    }
}
