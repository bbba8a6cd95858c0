package dev.frameproof.host.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** Calls a server's HTTP API in a test. */
public final class TestingApi {
    public static final String PASSWORD = "test-password";
    public static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    public TestingApi(String url) {
        this.url = url;
    }

    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    public static Map<String, String> asAdmin() {
        return Map.of("Authorization", basic("admin", PASSWORD));
    }

    /** @param body null for none */
    public HttpResponse<String> call(String method, String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(10))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> call(String method, String path, String body) throws IOException, InterruptedException {
        return call(method, path, asAdmin(), body);
    }

    public JsonNode json(String method, String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(call(method, path, body).body());
    }

    /** Creates the datasource that the recordings used. */
    public void addKafka(String jsonData, String secrets) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                call("POST", "/api/datasources", """
                {"name":"kafka-live","uid":"kafka-uid","type":"%s","access":"proxy","jsonData":%s,"secureJsonData":%s}
                """.formatted(TestingPlugins.KAFKA_ID, jsonData, secrets));
        if (answer.statusCode() != 200) {
            throw new IOException("no datasource: " + answer.body());
        }
    }
}
