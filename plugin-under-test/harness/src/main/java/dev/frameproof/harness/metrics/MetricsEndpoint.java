package dev.frameproof.harness.metrics;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunFigures;
import dev.frameproof.reports.Problem;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;

/** Serves what a run has measured so far, at {@code /metrics}, in Prometheus's text formats. */
public final class MetricsEndpoint implements AutoCloseable {
    private final HTTPServer server;
    private final RunCollector collector;

    private MetricsEndpoint(HTTPServer server, RunCollector collector) {
        this.server = server;
        this.collector = collector;
    }

    /** @throws EnvironmentException when nothing can be served there */
    public static MetricsEndpoint start(MetricsAddress address) {
        var registry = new PrometheusRegistry();
        var collector = new RunCollector();
        registry.register(collector);
        try {
            return new MetricsEndpoint(
                    HTTPServer.builder()
                            .inetAddress(InetAddress.getByName(address.host()))
                            .port(address.port())
                            .registry(registry)
                            .buildAndStart(),
                    collector);
        } catch (IOException refused) {
            throw new EnvironmentException(
                    new Problem(
                            "Metrics cannot be served at %s:%d.".formatted(address.host(), address.port()),
                            String.valueOf(refused.getMessage()),
                            "Name another port with --metrics :PORT, or :0 for any that is free."),
                    refused);
        }
    }

    /** @return the port it is served at */
    public int port() {
        return server.getPort();
    }

    /** These are served from now on. Any thread may call this. */
    public void update(RunFigures figures) {
        collector.update(figures);
    }

    @Override
    public void close() {
        server.close();
    }
}
