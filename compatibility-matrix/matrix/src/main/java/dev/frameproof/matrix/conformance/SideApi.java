package dev.frameproof.matrix.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.host.TargetException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The HTTP API of a target. */
final class SideApi {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final HttpClient.Version VERSION = HttpClient.Version.HTTP_1_1;

    private final Side side;
    private final HttpClient client =
            HttpClient.newBuilder().version(VERSION).connectTimeout(ANSWER).build();

    SideApi(Side side) {
        this.side = side;
    }

    /** What a target answered. */
    record Answer(int status, String contentType, String body) {}

    /** @return the {@code Authorization} header of somebody whom no target knows */
    static String wrongAuthorization() {
        return "Basic " + Base64.getEncoder().encodeToString("admin:wrong".getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param authorization empty for nobody
     * @param body empty for none
     * @throws TargetException when there is no answer
     */
    Answer ask(String method, String path, Optional<String> authorization, Optional<String> body)
            throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(side.url() + path))
                .timeout(ANSWER)
                .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        authorization.ifPresent(value -> request.header("Authorization", value));
        body.ifPresent(given -> request.header("Content-Type", "application/json"));
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("content-type").orElse(""),
                    answer.body());
        } catch (IOException silent) {
            throw new TargetException("%s did not answer %s %s: %s".formatted(side, method, path, silent), silent);
        }
    }

    /**
     * @return the answer to the administrator
     * @throws TargetException when it is refused
     */
    JsonNode must(String method, String path, String body) throws InterruptedException {
        Answer answer = ask(
                method, path, Optional.of(side.authorization()), body.isEmpty() ? Optional.empty() : Optional.of(body));
        if (answer.status() >= 300) {
            throw new TargetException(
                    "%s refused %s %s: %d %s".formatted(side, method, path, answer.status(), answer.body()));
        }
        return read(answer.body());
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException text) {
            return JSON.getNodeFactory().textNode(json);
        }
    }
}
