package dev.frameproof.agents.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.agents.GrafanaSpec;
import dev.frameproof.agents.ViewTaskSpec;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.viewers.FrameObserver;
import dev.frameproof.harness.viewers.ViewedStream;
import dev.frameproof.harness.viewers.ViewerFleet;
import dev.frameproof.harness.viewers.WatchedChannel;
import dev.frameproof.host.RunningGrafana;
import dev.frameproof.host.TargetException;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.reports.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets the viewers of a task connect and subscribe, a few at a time. */
record Joining(ViewTaskSpec spec, LiveAuth auth, Representation representation) {
    private static final int AT_ONCE = 100;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    Joining {
        requireNonNull(spec, "spec");
        requireNonNull(auth, "auth");
        requireNonNull(representation, "representation");
    }

    /**
     * Returns when all have subscribed, or it was stopped.
     *
     * @throws EnvironmentException when one could not
     */
    void join(ViewerFleet fleet, StreamQuery query, RecordSource records, CountDownLatch stop)
            throws InterruptedException {
        List<ViewedStream> pages = new ArrayList<>();
        // Earliest, as the plugin's stream may begin after the first record: all of it is due.
        StreamQuery all = spec.query().on(query.withStart(StartPosition.earliest()));
        String namespace = namespace();
        for (int page = 0; page < spec.pages(); page++) {
            pages.add(page(namespace, all, records, page));
        }
        List<CompletableFuture<Void>> joining = new ArrayList<>();
        for (int n = 0; n < spec.viewers() && stop.getCount() > 0; n++) {
            WatchedChannel viewer = fleet.watch(
                    "%s viewer %d".formatted(spec.node(), n + 1), pages.get(n % pages.size()), FrameObserver.NONE);
            joining.add(fleet.client()
                    .connect(URI.create(spec.grafana().url()), auth)
                    .thenCompose(viewer::subscribe));
            if (joining.size() == AT_ONCE || n == spec.viewers() - 1) {
                await(joining, n);
                joining.clear();
            }
        }
    }

    private String namespace() {
        GrafanaSpec grafana = spec.grafana();
        if (!grafana.namespace().isEmpty()) {
            return grafana.namespace();
        }
        try {
            return RunningGrafana.at(URI.create(grafana.url()), auth)
                    .liveNamespaces()
                    .get(0);
        } catch (TargetException unanswered) {
            throw new EnvironmentException(Problem.told(unanswered.getMessage()), unanswered);
        }
    }

    /** The same on every agent, so that their viewers share a stream. */
    private ViewedStream page(String namespace, StreamQuery query, RecordSource records, int page) {
        return new ViewedStream(
                ViewedStream.channel(namespace, spec.grafana().datasource(), query, "p" + page),
                query,
                records,
                representation,
                ViewedStream.Due.ALL);
    }

    private void await(List<CompletableFuture<Void>> joining, int n) throws InterruptedException {
        try {
            CompletableFuture.allOf(joining.toArray(CompletableFuture[]::new))
                    .get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            Throwable cause = refused.getCause() instanceof CompletionException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : refused.getCause();
            throw failed(n, String.valueOf(cause.getMessage()), refused);
        } catch (TimeoutException late) {
            throw failed(n, "no answer within %d s".formatted(DEADLINE.toSeconds()), late);
        }
    }

    private EnvironmentException failed(int n, String cause, Exception origin) {
        return new EnvironmentException(
                new Problem(
                        "Among the first %d viewers of %s one could not subscribe."
                                .formatted(n + 1, spec.grafana().url()),
                        cause.endsWith(".") ? cause : cause + ".",
                        "See Grafana's log and its limits: max_connections of [live], and open files (ulimit -n) here."),
                origin);
    }
}
