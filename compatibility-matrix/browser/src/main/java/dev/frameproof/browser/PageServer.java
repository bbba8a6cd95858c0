package dev.frameproof.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.frameproof.host.HttpAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the viewer page on a free loopback port: the page, the plugin's files, recorded frames, and in Grafana's place
 * the few answers that a plugin's editors ask for, which come from a {@link LiveSource}.
 */
final class PageServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Not every version's packages bring styles of their own. */
    private static final String STYLES = "viewer.css";

    private static final String BLANK_ICON =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><circle cx=\"12\" cy=\"12\""
                    + " r=\"6\"/></svg>";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json",
            "png", "image/png");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "viewer-page");
        thread.setDaemon(true);
        return thread;
    });
    private final ViewerBundle bundle;
    private final LiveSource source;
    private final Optional<PluginFrontend> plugin;
    private final Map<String, List<byte[]>> frames = new ConcurrentHashMap<>();
    private final Map<Integer, LiveRelay> relays = new ConcurrentHashMap<>();
    private volatile boolean channelsOnly;

    PageServer(ViewerBundle bundle, LiveSource source, Optional<PluginFrontend> plugin) {
        this.bundle = bundle;
        this.source = source;
        this.plugin = plugin;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no loopback port is free", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** @return where the page finds these frames, one a line */
    String offer(String name, List<byte[]> messages) {
        frames.put(name, List.copyOf(messages));
        return "/frames/" + name;
    }

    /** @return the subscription that the page has numbered so; empty when it has not come */
    Optional<LiveRelay> relay(int id) {
        return Optional.ofNullable(relays.get(id));
    }

    /** @return what each topic's first subscription brought, for topics that brought something */
    List<StreamFrames> seen() {
        Map<String, StreamFrames> byTopic = new TreeMap<>();
        new TreeMap<>(relays).values().forEach(relay -> {
            List<byte[]> passed = relay.passed();
            if (!passed.isEmpty()) {
                byTopic.putIfAbsent(
                        relay.topic(), new StreamFrames(relay.topic(), relay.topic(), relay.queryJson(), passed));
            }
        });
        return List.copyOf(byTopic.values());
    }

    /** While it is so, subscriptions bring nothing: their channels alone are looked at. */
    void checkChannelsOnly(boolean on) {
        channelsOnly = on;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/live")) {
                live(exchange);
            } else if (path.startsWith("/frames/")) {
                offered(exchange, path.substring("/frames/".length()));
            } else if (path.startsWith("/api/datasources/uid/" + source.datasourceUid() + "/")) {
                datasource(exchange, path);
            } else {
                file(exchange, path);
            }
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    @SuppressWarnings("try") // The stream is open for as long as it is written.
    private void live(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        String query = request.path("data").toString();
        LiveRelay relay = new LiveRelay(
                request.path("channel").asText(),
                request.path("data").path("topicName").asText(),
                query);
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        relays.put(request.path("id").asInt(), relay);
        try (AutoCloseable stream = open(relay)) {
            relay.writeTo(out);
        } catch (LiveRefusedException e) {
            var error = JSON.createObjectNode();
            error.putObject("error").put("message", e.getMessage());
            out.write((error + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private AutoCloseable open(LiveRelay relay) throws LiveRefusedException {
        if (channelsOnly) {
            relay.end();
            return () -> {};
        }
        return source.open(relay.channel(), relay.queryJson(), relay::push);
    }

    private void offered(HttpExchange exchange, String name) throws IOException {
        List<byte[]> messages = frames.get(name);
        if (messages == null) {
            send(exchange, 404, "text/plain", new byte[0]);
            return;
        }
        var lines = new java.io.ByteArrayOutputStream();
        for (byte[] message : messages) {
            lines.write(message);
            lines.write('\n');
        }
        send(exchange, 200, "application/x-ndjson", lines.toByteArray());
    }

    private void datasource(HttpExchange exchange, String path) throws IOException {
        String below = path.substring(("/api/datasources/uid/" + source.datasourceUid() + "/").length());
        HttpAnswer answer;
        if (below.startsWith("resources/")) {
            String query = exchange.getRequestURI().getRawQuery();
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            answer = source.resource(
                    exchange.getRequestMethod(),
                    below.substring("resources/".length()) + (query == null ? "" : "?" + query),
                    body);
        } else {
            answer = source.health();
        }
        send(exchange, answer.status(), "application/json", answer.body().getBytes(UTF_8));
    }

    private void file(HttpExchange exchange, String path) throws IOException {
        String name = path.equals("/") ? "viewer.html" : path.substring(1);
        if (ViewerSource.SERVED.contains(name)) {
            send(exchange, 200, type(name), ViewerSource.read("viewer/" + name));
            return;
        }
        if (name.contains("img/icons/")) {
            send(exchange, 200, "image/svg+xml", BLANK_ICON.getBytes(UTF_8));
            return;
        }
        Optional<Path> file = inFolder(bundle.folder(), name).or(() -> pluginFile(name));
        if (file.isPresent()) {
            send(exchange, 200, type(name), Files.readAllBytes(file.get()));
        } else if (name.equals(STYLES)) {
            send(exchange, 200, type(name), new byte[0]);
        } else {
            send(exchange, 404, "text/plain", new byte[0]);
        }
    }

    private Optional<Path> pluginFile(String name) {
        return plugin.flatMap(found -> {
            String prefix = "public/plugins/" + found.id() + "/";
            return name.startsWith(prefix)
                    ? inFolder(found.folder(), name.substring(prefix.length()))
                    : Optional.empty();
        });
    }

    private static Optional<Path> inFolder(Path folder, String name) {
        Path top = folder.toAbsolutePath().normalize();
        Path file = top.resolve(name).normalize();
        return file.startsWith(top) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        relays.values().forEach(LiveRelay::end);
        server.stop(0);
        threads.shutdownNow();
    }
}
