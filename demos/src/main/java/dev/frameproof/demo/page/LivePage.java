package dev.frameproof.demo.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunningStreams;
import dev.frameproof.reports.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Serves the live page on loopback. Data is for those alone who come by an address with a token, each of which lets in
 * one browser; rows come to the page from the target itself, over Grafana Live.
 */
public final class LivePage implements AutoCloseable {
    private static final Duration BETWEEN_COUNTERS = Duration.ofMillis(250);
    private static final int MOST_TOKEN_BYTES = 200;
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer");

    private final PageContent content;
    private final HttpServer server;
    private final PageGuard guard = new PageGuard();
    private final AtomicBoolean used = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "live-page");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Optional<RunningStreams> running = Optional.empty();

    private LivePage(PageContent content, HttpServer server) {
        this.content = content;
        this.server = server;
    }

    /**
     * @param port 0 for any free one
     * @throws EnvironmentException when the port is taken
     */
    public static LivePage start(PageContent content, int port) {
        requireNonNull(content, "content");
        try {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
            LivePage page = new LivePage(content, server);
            server.setExecutor(page.threads);
            server.createContext("/", page::handle);
            server.start();
            return page;
        } catch (IOException taken) {
            throw new EnvironmentException(
                    new Problem(
                            "The live page cannot be served on port " + port + ".",
                            String.valueOf(taken.getMessage()),
                            "Give another one by --port, or none for any that is free."),
                    taken);
        }
    }

    /** @return what the embedded target must let watch, for example {@code http://127.0.0.1:40123} */
    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @return the address that lets in one browser; the token is in its fragment, which no server and no log gets */
    public URI address() {
        return URI.create(origin() + "/#" + guard.token());
    }

    /** @return whether an address has let somebody in since this was asked last: there is a new one then */
    public boolean wasUsed() {
        return used.getAndSet(false);
    }

    /** From now on there is something to be seen. */
    public void show(RunningStreams streams) {
        running = Optional.of(streams);
    }

    /** Nothing more will come: pages that are open say so. */
    public void over() {
        over.countDown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            HEADERS.forEach(exchange.getResponseHeaders()::set);
            String path = exchange.getRequestURI().getPath().substring(1);
            // A name that leads here by somebody else's DNS gets nothing.
            if (!origin().equals("http://" + exchange.getRequestHeaders().getFirst("Host"))) {
                send(exchange, 403, "text/plain", "This page is reached at " + origin() + " alone.\n");
            } else if (path.equals("session") && exchange.getRequestMethod().equals("POST")) {
                session(exchange);
            } else if (path.equals("demo.json") || path.equals("counters")) {
                data(exchange, path);
            } else {
                file(exchange, path);
            }
        }
    }

    private void session(HttpExchange exchange) throws IOException {
        String token = new String(exchange.getRequestBody().readNBytes(MOST_TOKEN_BYTES), UTF_8);
        if (running.isEmpty() || !guard.use(token)) {
            send(exchange, 403, "text/plain", "This address was used already.\n");
            return;
        }
        try {
            String target = new TargetLogin(running.get().target()).signIn();
            for (String cookie : List.of(target, cookieName() + "=" + guard.newSession())) {
                exchange.getResponseHeaders().add("Set-Cookie", cookie + "; Path=/; HttpOnly; SameSite=Strict");
            }
            exchange.sendResponseHeaders(204, -1);
            used.set(true);
        } catch (IOException refused) {
            send(exchange, 502, "text/plain", "The target lets nobody in: " + refused.getMessage() + "\n");
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Cookies know no ports: two pages on one machine must not take each other's. */
    private String cookieName() {
        return "frameproof_" + server.getAddress().getPort();
    }

    private void data(HttpExchange exchange, String path) throws IOException {
        if (running.isEmpty() || !isSignedIn(exchange)) {
            send(exchange, 401, "text/plain", "Come by the address that the command printed.\n");
        } else if (path.equals("demo.json")) {
            send(exchange, 200, "application/json", content.json(running.get()));
        } else {
            counters(exchange, running.get());
        }
    }

    private boolean isSignedIn(HttpExchange exchange) {
        String prefix = cookieName() + "=";
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> Stream.of(header.split(";", -1)))
                .map(String::strip)
                .anyMatch(cookie -> cookie.startsWith(prefix) && guard.knows(cookie.substring(prefix.length())));
    }

    private void counters(HttpExchange exchange, RunningStreams streams) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        try {
            boolean last;
            do {
                last = over.await(BETWEEN_COUNTERS.toMillis(), TimeUnit.MILLISECONDS);
                out.write(PageContent.counters(streams, last));
                out.flush();
            } while (!last);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void file(HttpExchange exchange, String path) throws IOException {
        Optional<byte[]> file = PageFiles.named(path);
        if (file.isEmpty()) {
            send(exchange, 404, "text/plain", "There is no such file.\n");
            return;
        }
        String live = running.map(streams -> "ws://" + streams.target().url().getRawAuthority())
                .orElse("");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self' " + live
                                + "; frame-ancestors 'none'");
        send(exchange, 200, PageFiles.type(path), file.get());
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        send(exchange, status, type, text.getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        over();
        server.stop(1);
        threads.shutdownNow();
    }
}
