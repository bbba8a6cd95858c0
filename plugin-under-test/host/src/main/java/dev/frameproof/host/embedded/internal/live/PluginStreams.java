package dev.frameproof.host.embedded.internal.live;

import dev.frameproof.host.embedded.internal.plugin.PluginTarget;
import dev.frameproof.host.embedded.internal.plugin.PluginTargets;
import dev.frameproof.host.embedded.internal.plugin.TargetMissingException;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** All streams that run, one a channel. Methods may be called by any thread. */
public final class PluginStreams implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("live.stream");

    private final PluginTargets targets;
    private final LiveHub hub;
    private final Map<String, PluginStream> streams = new HashMap<>();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "live-streams");
        thread.setDaemon(true);
        return thread;
    });

    public PluginStreams(PluginTargets targets, LiveHub hub) {
        this.targets = targets;
        this.hub = hub;
    }

    /**
     * Runs the stream, with its datasource as it is stored by then, unless its channel has one that runs already. A
     * datasource that was deleted meanwhile gets none: nobody would end it.
     */
    void submit(StreamOrder order) {
        executeQuietly(() -> {
            if (!streams.containsKey(order.channel())) {
                start(order);
            }
        });
    }

    /** @return done once the streams of the datasource run with what is stored now */
    public CompletableFuture<Void> datasourceSaved(String uid) {
        return execute(() -> resubmit(uid));
    }

    /** @return done once no stream of the datasource runs */
    public CompletableFuture<Void> datasourceDeleted(String uid) {
        return execute(() -> ofDatasource(uid).forEach(PluginStream::cancel));
    }

    /** @return the channels whose streams run, or wait to be run again */
    public CompletableFuture<List<String>> running() {
        return CompletableFuture.supplyAsync(() -> List.copyOf(streams.keySet()), executor);
    }

    /** Cancels all. */
    @Override
    public void close() {
        execute(() -> List.copyOf(streams.values()).forEach(PluginStream::cancel))
                .join();
        executor.shutdown();
    }

    private void start(StreamOrder order) {
        PluginTarget target;
        try {
            target = targets.resolve(order.pluginId(), order.datasourceUid());
        } catch (TargetMissingException missing) {
            LOG.log(Level.ERROR, "stream {0} not run: {1}", order.channel(), missing.getMessage());
            return;
        }
        PluginStream stream = new PluginStream(
                order,
                targets,
                hub,
                this::executeQuietly,
                ended -> streams.remove(order.channel(), ended),
                changed -> resubmit(order.datasourceUid().orElseThrow()));
        streams.put(order.channel(), stream);
        stream.start(target);
    }

    private void resubmit(String uid) {
        for (PluginStream old : ofDatasource(uid)) {
            old.cancel();
            start(old.order());
        }
    }

    private List<PluginStream> ofDatasource(String uid) {
        return streams.values().stream()
                .filter(stream -> stream.order().datasourceUid().equals(Optional.of(uid)))
                .toList();
    }

    private CompletableFuture<Void> execute(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        executeQuietly(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        if (executor.isShutdown()) {
            done.complete(null);
        }
        return done;
    }

    private void executeQuietly(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException closed) {
            // The streams are cancelled already.
        }
    }
}
