package dev.frameproof.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.live.Trust;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Grafana's HTTP API as targets need it. */
final class GrafanaHttp {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    private final URI url;
    private final LiveAuth auth;
    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient client;

    GrafanaHttp(URI url, LiveAuth auth) {
        this(url, auth, Trust.ofJava());
    }

    /** @throws IllegalArgumentException when the certificates to trust cannot be read */
    GrafanaHttp(URI url, LiveAuth auth, Trust trust) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT);
        if ("https".equals(url.getScheme())) {
            builder.sslContext(trust.context());
        }
        this.client = builder.build();
        this.url = requireNonNull(url, "url");
        this.auth = requireNonNull(auth, "auth");
    }

    void create(DatasourceSpec datasource) {
        HttpAnswer answer = post(datasource);
        if (!answer.isOk()) {
            throw refused(datasource, answer);
        }
    }

    TargetException refused(DatasourceSpec datasource, HttpAnswer answer) {
        return new TargetException("%s did not make the datasource %s of type %s: %d %s"
                .formatted(url, datasource.name(), datasource.type(), answer.status(), answer.body()));
    }

    /** @return what Grafana answers when it is asked to make a datasource */
    HttpAnswer post(DatasourceSpec datasource) {
        ObjectNode body = mapper.createObjectNode()
                .put("name", datasource.name())
                .put("uid", datasource.uid())
                .put("type", datasource.type())
                .put("access", "proxy");
        body.set("jsonData", mapper.valueToTree(datasource.jsonData()));
        body.set("secureJsonData", mapper.valueToTree(datasource.secureJsonData()));
        return send("POST", "/api/datasources", body.toString());
    }

    HttpAnswer removeDatasource(String uid) {
        return send("DELETE", "/api/datasources/uid/" + encoded(uid), "");
    }

    /** @param path from the root on, {@code /api/...} */
    HttpAnswer get(String path) {
        return send("GET", path, "");
    }

    HttpAnswer datasource(String uid) {
        return send("GET", "/api/datasources/uid/" + encoded(uid), "");
    }

    HttpAnswer health(String uid) {
        return send("GET", "/api/datasources/uid/" + encoded(uid) + "/health", "");
    }

    HttpAnswer resource(String uid, String method, String path, String body) {
        return send(method, "/api/datasources/uid/" + encoded(uid) + "/resources/" + path, body);
    }

    HttpAnswer query(String json) {
        return send("POST", "/api/ds/query", json);
    }

    HttpAnswer send(String method, String path, String body) {
        return send(method, path, body, Map.of());
    }

    /**
     * @param path from the root on, {@code /api/...}
     * @param body empty for none
     */
    HttpAnswer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(url.toString().replaceAll("/+$", "") + path))
                .timeout(ANSWER_TIMEOUT)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body, UTF_8));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        auth.authorization().ifPresent(value -> request.header("Authorization", value));
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString(UTF_8));
            return new HttpAnswer(answer.statusCode(), answer.body());
        } catch (ConnectException nobody) {
            throw new TargetException(
                    "%s cannot be reached: nobody listens there".formatted(url) + "\nSee that Grafana runs and that the"
                            + " address is the one that a browser shows.",
                    nobody);
        } catch (SSLException refused) {
            throw new TargetException(
                    "%s: its certificate is not trusted: %s".formatted(url, String.valueOf(refused.getMessage()))
                            + "\nGive the PEM file of the authority that signed it with --ca-file.",
                    refused);
        } catch (IOException failure) {
            throw new TargetException(
                    "%s %s%s was not answered: %s; is it still running?"
                            .formatted(method, url, path, String.valueOf(failure.getMessage())),
                    failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TargetException("%s %s%s was interrupted".formatted(method, url, path), interrupted);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
