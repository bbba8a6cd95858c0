package dev.frameproof.host.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server around a backend of the test's, in a time of the test's, with the datasource {@code kafka-uid}. */
public final class TestingServer implements AutoCloseable {
    public final TestingBackend backend = new TestingBackend();
    public final TestingScheduler time = new TestingScheduler();
    public final EmbeddedServer server;
    public final TestingApi api;

    public TestingServer() throws IOException, InterruptedException {
        this(config());
    }

    public TestingServer(EmbeddedServerConfig config) throws IOException, InterruptedException {
        server = EmbeddedServer.start(config, List.of(TestingPlugins.kafka(backend)), time);
        api = new TestingApi(server.url());
        api.addKafka("{}", "{\"saslPassword\":\"s3cret\"}");
    }

    public static EmbeddedServerConfig config() {
        return EmbeddedServerConfig.of(GrafanaProfile.of("12.4.0"), TestingApi.PASSWORD);
    }

    /** @return a channel of the datasource */
    public static String channel(String path) {
        return "default/ds/kafka-uid/" + path;
    }

    public TestingViewer viewer() throws IOException {
        return new TestingViewer(server.url());
    }

    /** @return the stream of a path that runs, once it does */
    public TestingStream running(String path) {
        await("a stream of " + path, () -> !backend.running(path).isEmpty());
        return backend.running(path).get(0);
    }

    /** Waits until all that was asked of the streams so far is done. */
    public List<String> streams() {
        return server.liveStreams().orTimeout(5, TimeUnit.SECONDS).join();
    }

    public static void await(String what, BooleanSupplier condition) {
        await(what, Duration.ofSeconds(10), condition);
    }

    public static void await(String what, Duration within, BooleanSupplier condition) {
        long deadline = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for " + what).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        server.close();
        time.close();
    }
}
