package dev.frameproof.producers.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks the addresses of one registry in turn, beginning with the one that answered last. */
final class RegistryHttp {
    static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int SERVER_ERRORS = 500;
    private static final int CLIENT_ERRORS = 400;

    private final RegistrySettings settings;
    private final HttpClient client;
    private final ObjectMapper json = new ObjectMapper();
    private volatile int first;

    RegistryHttp(RegistrySettings settings) {
        this.settings = settings;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.timeout());
        RegistryTls.of(settings.caCertificates(), settings.clientCertificate()).ifPresent(builder::sslContext);
        client = builder.build();
    }

    JsonNode get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    void delete(String path) {
        JsonNode unused = send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    JsonNode post(String path, JsonNode body) {
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    SchemaRegistryException unusable(String what) {
        return new SchemaRegistryException(
                "the schema registry " + settings.urls().get(first) + " gave " + what
                        + ": does it speak Confluent's REST API?",
                0,
                null);
    }

    private JsonNode send(String method, String path, HttpRequest.BodyPublisher body) {
        List<String> attempts = new ArrayList<>();
        IOException last = null;
        int count = settings.urls().size();
        for (int step = 0, start = first; step < count; step++) {
            int number = (start + step) % count;
            URI url = settings.urls().get(number);
            try {
                HttpResponse<String> answer = client.send(
                        request(url, method, path, body), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (answer.statusCode() < SERVER_ERRORS) {
                    first = number;
                    return read(url, method + " " + path, answer);
                }
                attempts.add(url + " answered " + answer.statusCode() + " " + message(answer.body()));
            } catch (IOException e) {
                last = e;
                attempts.add(url + ": " + reason(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SchemaRegistryException("asking the schema registry " + url + " was interrupted", 0, e);
            }
        }
        throw new SchemaRegistryException(
                "no schema registry answers " + method + " " + path + ": " + String.join("; ", attempts)
                        + " (is it running, and is the address right?)",
                0,
                last);
    }

    private HttpRequest request(URI url, String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(settings.timeout())
                .header("Accept", CONTENT_TYPE + ", application/json")
                .header("Content-Type", CONTENT_TYPE)
                .method(method, body);
        settings.credentials().ifPresent(known -> request.header("Authorization", known.header()));
        return request.build();
    }

    private JsonNode read(URI url, String asked, HttpResponse<String> answer) {
        JsonNode body = parsed(answer.body());
        if (answer.statusCode() >= CLIENT_ERRORS) {
            throw new SchemaRegistryException(
                    "the schema registry " + url + " refused " + asked + ": " + message(answer.body()) + advice(answer),
                    body.path("error_code").asInt(0),
                    null);
        }
        if (body.isMissingNode()) {
            throw unusable("an answer to " + asked + " that is not JSON");
        }
        return body;
    }

    private static String advice(HttpResponse<String> answer) {
        return answer.statusCode() == 401 || answer.statusCode() == 403
                ? " (HTTP " + answer.statusCode() + ": check user and password, or the token)"
                : " (HTTP " + answer.statusCode() + ")";
    }

    private String message(String body) {
        String said = parsed(body).path("message").asText("");
        return said.isEmpty() ? "without a message" : said;
    }

    private JsonNode parsed(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
