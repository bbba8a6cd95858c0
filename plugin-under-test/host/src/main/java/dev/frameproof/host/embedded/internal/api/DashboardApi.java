package dev.frameproof.host.embedded.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.host.GrafanaFact;
import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.internal.state.Dashboard;
import dev.frameproof.host.embedded.internal.state.Dashboards;
import dev.frameproof.host.embedded.internal.state.StaleVersionException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Dashboards: save, read, delete, search. */
final class DashboardApi {
    private static final ApiAnswer NOT_FOUND = ApiAnswer.message(404, "Dashboard not found");

    private final boolean unified;
    private final Dashboards dashboards;

    DashboardApi(GrafanaProfile profile, Dashboards dashboards) {
        this.unified = profile.shows(GrafanaFact.UNIFIED_DASHBOARDS);
        this.dashboards = dashboards;
    }

    void register(Routes routes) {
        String byUid = "/api/dashboards/uid/{uid}";
        routes.signedIn("POST", "/api/dashboards/db", ApiHandler.of(this::save))
                .signedIn("GET", byUid, ApiHandler.of(request -> dashboards
                        .byUid(request.param("uid"))
                        .map(this::show)
                        .orElse(NOT_FOUND)))
                .signedIn("DELETE", byUid, ApiHandler.of(request -> dashboards
                        .remove(request.param("uid"))
                        .map(this::deleted)
                        .orElse(NOT_FOUND)))
                .signedIn("GET", "/api/search", ApiHandler.of(this::search));
    }

    private ApiAnswer save(ApiRequest request) throws IOException {
        JsonNode wish = request.json();
        if (!(wish.path("dashboard") instanceof ObjectNode model)) {
            return ApiAnswer.message(400, "bad request data");
        }
        if (model.path("title").asText().isBlank()) {
            ObjectNode body = ApiJson.object();
            body.put("message", "Dashboard title cannot be empty").put("status", "empty-name");
            return ApiAnswer.json(400, body);
        }
        try {
            Dashboard saved = dashboards.save(
                    model,
                    wish.path("folderUid").asText(),
                    wish.path("overwrite").asBoolean(),
                    request.signedIn());
            ObjectNode body = ApiJson.object();
            if (unified) {
                body.put("folderUid", saved.folderUid());
            }
            body.put("id", saved.id())
                    .put("slug", saved.slug())
                    .put("status", "success")
                    .put("uid", saved.uid())
                    .put("url", saved.url())
                    .put("version", saved.version());
            return ApiAnswer.json(200, body);
        } catch (StaleVersionException e) {
            ObjectNode body = ApiJson.object();
            body.put("message", "The dashboard has been changed by someone else")
                    .put("status", "version-mismatch");
            return ApiAnswer.json(412, body);
        }
    }

    private ApiAnswer show(Dashboard dashboard) {
        ObjectNode body = ApiJson.object();
        body.set("meta", meta(dashboard));
        body.set("dashboard", ApiJson.sorted(dashboard.model()));
        return ApiAnswer.json(200, body);
    }

    private ObjectNode meta(Dashboard dashboard) {
        ObjectNode meta = ApiJson.object();
        meta.put("type", "db")
                .put("canSave", true)
                .put("canEdit", true)
                .put("canAdmin", true)
                .put("canStar", true)
                .put("canDelete", true)
                .put("slug", dashboard.slug())
                .put("url", dashboard.url())
                .put("expires", "0001-01-01T00:00:00Z")
                .put("created", seconds(dashboard.created()))
                .put("updated", seconds(dashboard.updated()))
                .put("updatedBy", dashboard.savedBy())
                .put("createdBy", dashboard.savedBy())
                .put("version", dashboard.version())
                .put("hasAcl", false)
                .put("isFolder", false);
        if (unified) {
            meta.put("apiVersion", "v0alpha1");
        }
        meta.put("folderId", 0)
                .put("folderUid", dashboard.folderUid())
                .put("folderTitle", "General")
                .put("folderUrl", "")
                .put("provisioned", false)
                .put("provisionedExternalId", "");
        ObjectNode annotations = meta.putObject("annotationsPermissions");
        for (String scope : new String[] {"dashboard", "organization"}) {
            annotations
                    .putObject(scope)
                    .put("canAdd", true)
                    .put("canEdit", true)
                    .put("canDelete", true);
        }
        if (!unified) {
            meta.put("publicDashboardAccessToken", "")
                    .put("publicDashboardUid", "")
                    .put("publicDashboardEnabled", false);
        }
        return meta;
    }

    private ApiAnswer deleted(Dashboard dashboard) {
        ObjectNode body = ApiJson.object();
        if (!unified) {
            body.put("id", dashboard.id());
        }
        body.put("message", "Dashboard " + dashboard.title() + " deleted").put("title", dashboard.title());
        if (unified) {
            body.put("uid", dashboard.uid());
        }
        return ApiAnswer.json(200, body);
    }

    private ApiAnswer search(ApiRequest request) {
        String wanted = request.queryParam("query").toLowerCase(Locale.ROOT);
        ArrayNode found = ApiJson.array();
        for (Dashboard dashboard : dashboards.all()) {
            if (dashboard.title().toLowerCase(Locale.ROOT).contains(wanted)) {
                ObjectNode hit = found.addObject();
                hit.put("id", dashboard.id())
                        .put("uid", dashboard.uid())
                        .put("title", dashboard.title())
                        .put("uri", "db/" + dashboard.slug())
                        .put("url", dashboard.url())
                        .put("slug", "")
                        .put("type", "dash-db");
                hit.putArray("tags");
                hit.put("isStarred", false).put("sortMeta", 0);
            }
        }
        return ApiAnswer.json(200, found);
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
