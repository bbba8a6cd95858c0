package dev.frameproof.harness.metrics;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.ForwardingListener;
import dev.frameproof.harness.RunFigures;
import dev.frameproof.harness.RunListener;

/** Hands on what it hears to another listener, and what was measured to an endpoint as well. */
public final class MetricsListener extends ForwardingListener {
    private final MetricsEndpoint endpoint;

    public MetricsListener(RunListener next, MetricsEndpoint endpoint) {
        super(next);
        this.endpoint = requireNonNull(endpoint, "endpoint");
    }

    @Override
    public void measured(RunFigures figures) {
        endpoint.update(figures);
        super.measured(figures);
    }
}
