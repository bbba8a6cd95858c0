package dev.frameproof.cli;

import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.metrics.MetricsAddress;
import dev.frameproof.harness.metrics.MetricsEndpoint;
import dev.frameproof.harness.metrics.MetricsListener;
import dev.frameproof.harness.plan.PlanException;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Whether what is measured is served to Prometheus while it is going on. */
final class MetricsOption {
    @Option(
            names = "--metrics",
            paramLabel = "[HOST]:PORT",
            description =
                    "Serve what is measured at http://HOST:PORT/metrics for Prometheus, for example :9464. Without"
                            + " a host it is reached from this machine alone.")
    private String metrics;

    /**
     * Does something while what the listener hears is served as well.
     *
     * @throws PlanException when the address is none
     */
    <T> T serving(RunListener listener, Function<RunListener, T> work) {
        if (metrics == null) {
            return work.apply(listener);
        }
        MetricsAddress address = address();
        try (MetricsEndpoint endpoint = MetricsEndpoint.start(address)) {
            String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
            listener.step("metrics at http://%s:%d/metrics".formatted(host, endpoint.port()), Duration.ZERO);
            return work.apply(new MetricsListener(listener, endpoint));
        }
    }

    private MetricsAddress address() {
        try {
            return MetricsAddress.parse(metrics);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("--metrics: " + wrong.getMessage());
        }
    }
}
