package dev.frameproof.kafkaplugin.internal.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that answers as a schema registry does. */
public final class TestingRegistry implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    public TestingRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    public TestingRegistry put(String path, String json) {
        answers.put(path, json);
        return this;
    }

    /** Answers everything with that status; 200 is as usual. */
    public void status(int ofAll) {
        status = ofAll;
    }

    /** @return each path that was asked for, with the login behind a space */
    public List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String login = exchange.getRequestHeaders().getFirst("Authorization");
        String path = exchange.getRequestURI().getRawPath();
        requests.add(login == null ? path : path + " " + login);
        String json = answers.get(path);
        byte[] body =
                (json == null || status != 200 ? "{\"error_code\":40403}" : json).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status != 200 ? status : json == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
