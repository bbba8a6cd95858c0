package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Dashboards made in a real Grafana by its HTTP API, each with a folder of its own. */
final class GrafanaDashboards {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;

    /** Rules that came by the API can be changed by people only when it is told so. */
    private static final Map<String, String> EDITABLE = Map.of("X-Disable-Provenance", "true");

    private final RunningGrafana grafana;
    private final GrafanaHttp http;
    private final MadeThings made;

    GrafanaDashboards(RunningGrafana grafana, GrafanaHttp http, MadeThings made) {
        this.grafana = requireNonNull(grafana, "grafana");
        this.http = requireNonNull(http, "http");
        this.made = requireNonNull(made, "made");
    }

    /** @throws TargetException when folder or dashboard cannot be made */
    MadeDashboard make(DashboardSpec spec) {
        HttpAnswer folder = folder(spec);
        if (!folder.isOk()) {
            throw refused("folder", spec.folderTitle(), folder);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("folderUid", spec.folderUid()).put("overwrite", false);
        body.set("dashboard", object(spec.json()));
        HttpAnswer dashboard = made.make(
                "the dashboard " + spec.uid(),
                () -> http.send("POST", "/api/dashboards/db", body.toString()),
                () -> http.send("DELETE", "/api/dashboards/uid/" + GrafanaHttp.encoded(spec.uid()), ""));
        if (!dashboard.isOk()) {
            throw refused("dashboard", spec.uid(), dashboard);
        }
        String path = RealGrafana.json(dashboard.body()).path("url").asText("/d/" + spec.uid());
        return new MadeDashboard(grafana.url().resolve(path), rules(spec));
    }

    private HttpAnswer folder(DashboardSpec spec) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("uid", spec.folderUid()).put("title", spec.folderTitle());
        String path = "/api/folders/" + GrafanaHttp.encoded(spec.folderUid());
        return made.make(
                "the folder " + spec.folderUid(),
                () -> http.send("POST", "/api/folders", body.toString()),
                () -> removeFolder(spec, path));
    }

    /** Somebody may have put something into it meanwhile, which goes with a folder. */
    private HttpAnswer removeFolder(DashboardSpec spec, String path) {
        HttpAnswer folder = http.get(path);
        if (!folder.isOk()) {
            return folder;
        }
        long id = RealGrafana.json(folder.body()).path("id").asLong();
        String uid = GrafanaHttp.encoded(spec.folderUid());
        HttpAnswer search = http.get("/api/search?type=dash-db&limit=10&folderUIDs=%s&folderIds=%d".formatted(uid, id));
        for (JsonNode found : RealGrafana.json(search.body())) {
            // What was removed a moment ago may still be found.
            boolean own = found.path("uid").asText().equals(spec.uid());
            if (!own && found.path("folderUid").asText().equals(spec.folderUid())) {
                String kept = "it is kept, since somebody else's dashboard is in it: "
                        + found.path("title").asText();
                return new HttpAnswer(CONFLICT, kept);
            }
        }
        return http.send("DELETE", path, "");
    }

    /** A dashboard without its rules is of use all the same, and not everyone may make rules. */
    private Optional<String> rules(DashboardSpec spec) {
        for (DashboardSpec.Rule rule : spec.rules()) {
            ObjectNode body = object(rule.json());
            body.put("folderUID", spec.folderUid()).put("ruleGroup", spec.uid()).put("orgID", grafana.orgId());
            HttpAnswer answer = made.make(
                    "the alert rule " + rule.uid(),
                    () -> http.send("POST", "/api/v1/provisioning/alert-rules", body.toString(), EDITABLE),
                    () -> http.send(
                            "DELETE",
                            "/api/v1/provisioning/alert-rules/" + GrafanaHttp.encoded(rule.uid()),
                            "",
                            EDITABLE));
            if (!answer.isOk()) {
                return Optional.of("%d %s".formatted(answer.status(), answer.body()));
            }
        }
        return Optional.empty();
    }

    private TargetException refused(String what, String name, HttpAnswer answer) {
        String remedy = answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN
                ? "\nAn Editor or Admin may make folders and dashboards; log in as one."
                : "";
        return new TargetException(
                "%s did not make the %s %s: %d %s".formatted(grafana.url(), what, name, answer.status(), answer.body())
                        + remedy);
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("not a JSON object", notJson);
        }
    }
}
