package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.live.LiveAuth;
import java.net.URI;
import java.util.List;

/**
 * A Grafana that runs already, only looked at: nothing is made, changed or removed in it.
 *
 * @param url where it is reached
 * @param auth how it is asked
 * @param version what it calls itself
 * @param orgId the organisation of whoever {@code auth} proves
 */
public record RunningGrafana(URI url, LiveAuth auth, GrafanaVersion version, long orgId) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int FIRST_WITH_NAMES = 12;

    public RunningGrafana {
        requireNonNull(url, "url");
        requireNonNull(auth, "auth");
        requireNonNull(version, "version");
    }

    /**
     * A datasource in it.
     *
     * @param uid the end of its address
     * @param name what people call it
     * @param type the plugin's id
     * @param jsonData its settings without secrets
     */
    public record Datasource(String uid, String name, String type, JsonNode jsonData) {
        public Datasource {
            requireNonNull(uid, "uid");
            requireNonNull(name, "name");
            requireNonNull(type, "type");
            requireNonNull(jsonData, "jsonData");
        }
    }

    /**
     * Asks who it is and whether the login is good.
     *
     * @throws TargetException when nobody answers there, it is not Grafana, or the login is refused
     */
    public static RunningGrafana at(URI url, LiveAuth auth) {
        var http = new GrafanaHttp(url, auth);
        HttpAnswer health = http.get("/api/health");
        String version = json(health).path("version").asText("");
        if (!health.isOk() || version.isEmpty()) {
            throw new TargetException(
                    "%s is not Grafana: its /api/health answered %d without a version".formatted(url, health.status())
                            + "\nGive the address that a browser shows before /d, /explore or /login.");
        }
        HttpAnswer org = http.get("/api/org");
        if (org.status() == UNAUTHORIZED || org.status() == FORBIDDEN) {
            throw new TargetException("%s refused the login: %d %s".formatted(url, org.status(), message(org))
                    + "\nGive a user and password that may view the datasource, or a service account's token.");
        }
        try {
            return new RunningGrafana(
                    url,
                    auth,
                    GrafanaVersion.parse(version),
                    json(org).path("id").asLong(1));
        } catch (IllegalArgumentException odd) {
            throw new TargetException(url + " calls itself version " + version + ": " + odd.getMessage(), odd);
        }
    }

    /** @throws TargetException when there is none of that uid, or the login may not see it */
    public Datasource datasource(String uid) {
        HttpAnswer answer = new GrafanaHttp(url, auth).datasource(uid);
        if (answer.status() == NOT_FOUND) {
            throw new TargetException("%s has no datasource with the uid %s".formatted(url, uid)
                    + "\nIts settings page in Grafana shows the uid at the end of its address.");
        }
        if (!answer.isOk()) {
            throw new TargetException(
                    "%s does not show the datasource %s: %d %s".formatted(url, uid, answer.status(), message(answer))
                            + "\nReading a datasource needs the permission datasources:read; an Admin or Editor has it.");
        }
        JsonNode json = json(answer);
        return new Datasource(uid, json.path("name").asText(), json.path("type").asText(), json.path("jsonData"));
    }

    /**
     * @return the namespaces that may open its Live channels, the likelier one first: the name of the organisation from
     *     Grafana 12 on, its id before
     */
    public List<String> liveNamespaces() {
        String named = orgId == 1 ? "default" : "org-" + orgId;
        String number = Long.toString(orgId);
        return version.major() >= FIRST_WITH_NAMES ? List.of(named, number) : List.of(number, named);
    }

    private static JsonNode json(HttpAnswer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    private static String message(HttpAnswer answer) {
        String message = json(answer).path("message").asText("");
        return message.isEmpty() ? "(no message)" : message;
    }
}
