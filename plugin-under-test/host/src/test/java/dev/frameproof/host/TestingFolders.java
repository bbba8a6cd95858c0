package dev.frameproof.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Folders, dashboards and alert rules, with the answers that Grafana 9.4.0 was seen to give. */
final class TestingFolders implements AutoCloseable {
    static final String PLUGIN = "hamedkarbasi93-kafka-datasource";

    private static final String NO_FOLDER = "{\"message\":\"folder not found\",\"status\":\"not-found\"}";
    private static final String STALE =
            "{\"message\":\"the folder has been changed by someone else\",\"status\":\"version-mismatch\"}";

    /** What was made, as {@code kind/uid}, with the folder that it is in. */
    final Map<String, String> things = new ConcurrentSkipListMap<>();

    /** Every change that was asked for, in order, as {@code METHOD path}. */
    final List<String> changes = new CopyOnWriteArrayList<>();

    /** Paths that the caller may not change. */
    final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    private final HttpServer server;

    TestingFolders() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private record Answer(int status, String body) {}

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getPath();
            JsonNode body =
                    new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes());
            if (!method.equals("GET")) {
                changes.add(method + " " + path);
            }
            Answer answer = !method.equals("GET") && forbidden.contains(path)
                    ? new Answer(403, "{\"message\":\"Permission denied\"}")
                    : answer(method, path, body);
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(String method, String path, JsonNode body) {
        String uid = path.substring(path.lastIndexOf('/') + 1);
        return switch (method + " " + path.replace(uid.isEmpty() ? "/" : "/" + uid, "")) {
            case "GET /api" -> ok(get(uid));
            case "GET /api/plugins/" + PLUGIN -> ok("{\"info\":{\"version\":\"1.7.2\"}}");
            case "POST /api" -> uid.equals("folders") ? makeFolder(body) : make("datasource", body, "");
            case "GET /api/folders" ->
                things.containsKey("folder/" + uid) ? ok("{\"id\":2}") : new Answer(404, NO_FOLDER);
            case "POST /api/dashboards" -> makeDashboard(body);
            case "POST /api/v1/provisioning" ->
                make("rule", body, body.path("folderUID").asText());
            case "DELETE /api/folders" -> removeFolder(uid);
            case "DELETE /api/dashboards/uid" -> remove("dashboard/" + uid);
            case "DELETE /api/datasources/uid" -> remove("datasource/" + uid);
            case "DELETE /api/v1/provisioning/alert-rules" -> {
                things.remove("rule/" + uid);
                yield new Answer(204, "");
            }
            default -> new Answer(404, "{\"message\":\"Not found\"}");
        };
    }

    private String get(String uid) {
        return switch (uid) {
            case "health" -> "{\"commit\":\"x\",\"database\":\"ok\",\"version\":\"9.4.0-pre\"}";
            case "org" -> "{\"id\":1,\"name\":\"Main Org.\"}";
            case "search" -> {
                StringBuilder found = new StringBuilder("[");
                things.forEach((thing, folder) -> {
                    if (thing.startsWith("dashboard/")) {
                        found.append(found.length() > 1 ? "," : "")
                                .append("{\"uid\":\"%s\",\"title\":\"of %s\",\"folderUid\":\"%s\"}"
                                        .formatted(thing.substring(10), thing.substring(10), folder));
                    }
                });
                yield found.append("]").toString();
            }
            default -> "{}";
        };
    }

    private Answer makeFolder(JsonNode body) {
        return things.putIfAbsent("folder/" + body.path("uid").asText(), "") == null
                ? ok("{\"id\":2}")
                : new Answer(412, STALE);
    }

    private Answer makeDashboard(JsonNode body) {
        String uid = body.at("/dashboard/uid").asText();
        things.put("dashboard/" + uid, body.path("folderUid").asText());
        return ok(
                "{\"id\":3,\"slug\":\"board\",\"status\":\"success\",\"uid\":\"%s\",\"url\":\"/d/%s/board\",\"version\":1}"
                        .formatted(uid, uid));
    }

    private Answer make(String kind, JsonNode body, String folder) {
        things.put(kind + "/" + body.path("uid").asText(), folder);
        return new Answer(kind.equals("rule") ? 201 : 200, "{}");
    }

    private Answer remove(String thing) {
        return things.remove(thing) == null ? new Answer(404, "{\"message\":\"not found\"}") : ok("{}");
    }

    private Answer removeFolder(String uid) {
        if (things.entrySet().stream()
                .anyMatch(thing ->
                        thing.getKey().startsWith("rule/") && thing.getValue().equals(uid))) {
            return new Answer(400, "{\"message\":\"folder cannot be deleted: folder contains alert rules\"}");
        }
        things.values().removeIf(uid::equals);
        return things.remove("folder/" + uid) == null ? new Answer(404, NO_FOLDER) : ok("");
    }

    private static Answer ok(String body) {
        return new Answer(200, body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
