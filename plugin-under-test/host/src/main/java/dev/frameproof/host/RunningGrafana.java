package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.live.Trust;
import java.net.URI;
import java.util.List;

/**
 * A Grafana that runs already, only looked at: nothing is made, changed or removed in it.
 *
 * @param url where it is reached
 * @param auth how it is asked
 * @param version what it calls itself
 * @param trust whose certificates it is held to
 * @param orgId the organisation of whoever {@code auth} proves
 */
public record RunningGrafana(URI url, LiveAuth auth, Trust trust, GrafanaVersion version, long orgId) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    public RunningGrafana {
        requireNonNull(url, "url");
        requireNonNull(auth, "auth");
        requireNonNull(trust, "trust");
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
        return at(url, auth, Trust.ofJava());
    }

    /**
     * Asks who it is and whether the login is good.
     *
     * @param trust whose certificates it is held to
     * @throws TargetException when nobody answers there, it is not Grafana, or the login or its certificate is refused
     */
    public static RunningGrafana at(URI url, LiveAuth auth, Trust trust) {
        var http = http(url, auth, trust);
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
                    trust,
                    GrafanaVersion.parse(version),
                    json(org).path("id").asLong(1));
        } catch (IllegalArgumentException odd) {
            throw new TargetException(url + " calls itself version " + version + ": " + odd.getMessage(), odd);
        }
    }

    /** @throws TargetException when there is none of that uid, or the login may not see it */
    public Datasource datasource(String uid) {
        HttpAnswer answer = http(url, auth, trust).datasource(uid);
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

    /** @return the namespaces that may open its Live channels, the likelier one first */
    public List<String> liveNamespaces() {
        return new GrafanaFacts(version).namespaces(orgId);
    }

    private static GrafanaHttp http(URI url, LiveAuth auth, Trust trust) {
        try {
            return new GrafanaHttp(url, auth, trust);
        } catch (IllegalArgumentException unreadable) {
            throw new TargetException(unreadable.getMessage(), unreadable);
        }
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
