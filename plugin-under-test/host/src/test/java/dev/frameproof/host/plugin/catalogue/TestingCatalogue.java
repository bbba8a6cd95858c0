package dev.frameproof.host.plugin.catalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as the catalogue at grafana.com does, with plugins whose zips are a few bytes. */
final class TestingCatalogue implements AutoCloseable {
    static final String ID = "acme-stream-datasource";
    private static final String VERSIONS = "/api/plugins/" + ID + "/versions";

    private final HttpServer server;
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile String tampering = "";

    TestingCatalogue() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/plugins");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path + " for " + exchange.getRequestHeaders().getFirst("grafana-os"));
        if (path.equals(VERSIONS)) {
            send(exchange, 200, """
                    {"items":[
                     {"version":"2.0.0-beta1","grafanaDependency":">=12.0.0","packages":{"any":{"sha256":"%s"}}},
                     {"version":"1.7.2","grafanaDependency":">=10.2.0","packages":{"any":{"sha256":"%s"}}},
                     {"version":"1.7.1","packages":{"plan9-mips":{"sha256":"00"}}}]}
                    """.formatted(sha256("zip of 2.0.0-beta1"), sha256("zip of 1.7.2")));
        } else if (path.startsWith(VERSIONS + "/") && path.endsWith("/download")) {
            String version = path.substring(VERSIONS.length() + 1, path.length() - "/download".length());
            send(exchange, 200, "zip of " + version + tampering);
        } else {
            send(exchange, 404, "{\"code\":\"NotFound\",\"message\":\"plugin not found\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
