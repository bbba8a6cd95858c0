package dev.frameproof.producers.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * A schema registry inside this process, on a free port of the loopback address: what it holds is gone when it is closed.
 * Subjects, versions and ids as Confluent's REST API has them, for Avro and Protobuf, any version compatible with any
 * other.
 */
public final class EmbeddedSchemaRegistry implements AutoCloseable {
    /** Without it the JDK's server answers 40 ms late: head and body of an answer wait for each other's acknowledgement. */
    private static final String WITHOUT_DELAY = "sun.net.httpserver.nodelay";

    private static final int THREADS = 2;

    private final SchemaStore store = new SchemaStore();
    private final RegistryRoutes routes = new RegistryRoutes(store);
    private final Optional<RegistryCredentials> credentials;
    private final ExecutorService threads;
    private final HttpServer server;
    private final URI url;

    private EmbeddedSchemaRegistry(Optional<RegistryCredentials> credentials, Optional<SSLContext> tls)
            throws IOException {
        this.credentials = credentials;
        System.setProperty(WITHOUT_DELAY, "true");
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (tls.isPresent()) {
            HttpsServer secure = HttpsServer.create(address, 0);
            secure.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
            server = secure;
        } else {
            server = HttpServer.create(address, 0);
        }
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "schema-registry");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        url = URI.create((tls.isPresent() ? "https" : "http") + "://localhost:"
                + server.getAddress().getPort());
    }

    /** @return one that answers anybody on this machine */
    public static EmbeddedSchemaRegistry start() {
        return start(Optional.empty(), Optional.empty());
    }

    /**
     * @param credentials who may ask; anybody when empty
     * @param tls with the server's own certificate; plain HTTP when empty
     */
    public static EmbeddedSchemaRegistry start(Optional<RegistryCredentials> credentials, Optional<SSLContext> tls) {
        try {
            EmbeddedSchemaRegistry registry = new EmbeddedSchemaRegistry(credentials, tls);
            registry.server.start();
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException("no free port for the embedded schema registry", e);
        }
    }

    /** @return its address, for example {@code http://localhost:40123} */
    public URI url() {
        return url;
    }

    /**
     * Puts a schema under a subject with an id of the caller's choice, as a recording has it.
     *
     * @throws IllegalArgumentException when that id stands for another schema
     */
    public void put(String subject, int id, SchemaText schema) {
        store.put(subject, id, schema);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            RegistryReply reply = isAllowed(exchange)
                    ? routes.answer(
                            exchange.getRequestMethod(),
                            segments(exchange.getRequestURI().getRawPath()),
                            new String(exchange.getRequestBody().readAllBytes(), UTF_8))
                    : RegistryReply.refused(401, "Unauthorized");
            byte[] body = reply.body().toString().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", RegistryHttp.CONTENT_TYPE);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private boolean isAllowed(HttpExchange exchange) {
        return credentials
                .map(known -> known.header().equals(exchange.getRequestHeaders().getFirst("Authorization")))
                .orElse(true);
    }

    private static List<String> segments(String rawPath) {
        return Arrays.stream(rawPath.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), UTF_8))
                .toList();
    }
}
