package dev.frameproof.host.embedded.internal.live;

import dev.frameproof.host.embedded.LiveScheduler;
import dev.frameproof.host.embedded.LiveScheduler.Timer;
import dev.frameproof.host.embedded.LiveTimings;
import dev.frameproof.host.embedded.internal.plugin.PluginTarget;
import dev.frameproof.host.embedded.internal.plugin.PluginTargets;
import dev.frameproof.host.embedded.internal.plugin.TargetMissingException;
import dev.frameproof.protocol.host.PacketListener;
import dev.frameproof.protocol.host.StreamEnd;
import dev.frameproof.protocol.host.StreamHandle;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One stream of a plugin, from its first subscriber on: run, run again after errors, watched for subscribers and for
 * changes of its datasource. Lives on the executor of {@link PluginStreams}; only packets come in on other threads.
 */
final class PluginStream {
    private static final System.Logger LOG = System.getLogger("live.stream");

    private final StreamOrder order;
    private final PluginTargets targets;
    private final LiveHub hub;
    private final LiveScheduler scheduler;
    private final LiveTimings timings;
    private final Executor executor;
    private final Consumer<PluginStream> onEnded;
    private final Consumer<PluginStream> onChanged;
    private final AtomicBoolean holding = new AtomicBoolean();
    private StreamHandle call;
    private Timer retry = () -> {};
    private Timer presence = () -> {};
    private Timer datasource = () -> {};
    private Optional<Instant> datasourceUpdated = Optional.empty();
    private long startedNanos;
    private Duration delay = Duration.ZERO;
    private int fastFailures;
    private int emptyChecks;
    private volatile boolean ended;

    /**
     * @param onEnded told once, when it will not run again by itself
     * @param onChanged told when its datasource is another one than it was started with
     */
    PluginStream(
            StreamOrder order,
            PluginTargets targets,
            LiveHub hub,
            Executor executor,
            Consumer<PluginStream> onEnded,
            Consumer<PluginStream> onChanged) {
        this.order = order;
        this.targets = targets;
        this.hub = hub;
        this.scheduler = hub.scheduler();
        this.timings = hub.timings();
        this.executor = executor;
        this.onEnded = onEnded;
        this.onChanged = onChanged;
    }

    StreamOrder order() {
        return order;
    }

    void start(PluginTarget target) {
        datasourceUpdated = target.datasource().map(source -> source.updated());
        startedNanos = scheduler.nanoTime();
        presence = later(timings.presenceCheck(), this::checkPresence);
        datasource = later(timings.datasourceCheck(), this::checkDatasource);
        run(target);
    }

    /** Ends it for good; what the plugin still sends is dropped. */
    void cancel() {
        if (ended) {
            return;
        }
        ended = true;
        retry.cancel();
        presence.cancel();
        datasource.cancel();
        if (call != null) {
            call.cancel();
        }
        onEnded.accept(this);
    }

    private void run(PluginTarget target) {
        RunStreamRequest request = RunStreamRequest.newBuilder()
                .setPluginContext(target.context(order.caller()))
                .setPath(order.path())
                .setData(order.data())
                .putAllHeaders(target.headers(order.caller()))
                .build();
        call = target.plugin().backend().runStream(request, new PacketListener() {
            @Override
            public void onPacket(byte[] data) {
                if (!ended && hub.publish(order.channel(), data) && holding.compareAndSet(false, true)) {
                    executor.execute(PluginStream.this::hold);
                }
            }

            @Override
            public void onEnd(StreamEnd end) {
                executor.execute(() -> ended(end));
            }
        });
    }

    /** The subscribers' sockets cannot follow: the plugin has to wait. */
    private void hold() {
        StreamHandle held = call;
        held.pause();
        hub.whenRoom(() -> {
            holding.set(false);
            held.resume();
        });
    }

    private void ended(StreamEnd end) {
        if (end instanceof StreamEnd.Failed failure) {
            failed(failure.code() + " " + failure.description());
        } else {
            finished();
        }
    }

    private void finished() {
        if (!ended) {
            LOG.log(Level.INFO, "stream {0} ended", order.channel());
            cancel();
        }
    }

    private void failed(String reason) {
        if (ended) {
            return;
        }
        Duration lasted = Duration.ofNanos(scheduler.nanoTime() - startedNanos);
        if (lasted.compareTo(timings.fastFailure()) < 0) {
            delay = timings.retryDelay(fastFailures);
            fastFailures++;
        } else {
            delay = Duration.ZERO;
            fastFailures = 0;
        }
        LOG.log(
                Level.ERROR,
                "stream {0} failed, run again in {1} ms: {2}",
                order.channel(),
                Long.toString(delay.toMillis()),
                reason);
        retry = later(delay, this::runAgain);
    }

    private void runAgain() {
        startedNanos = scheduler.nanoTime();
        try {
            run(targets.resolve(order.pluginId(), order.datasourceUid()));
        } catch (TargetMissingException missing) {
            if (missing.isPlugin()) {
                LOG.log(Level.INFO, "stream {0} ended: {1}", order.channel(), missing.getMessage());
                cancel();
            } else {
                failed(missing.getMessage());
            }
        }
    }

    private void checkPresence() {
        emptyChecks = hub.subscribers(order.channel()) == 0 ? emptyChecks + 1 : 0;
        if (emptyChecks >= timings.emptyChecks()) {
            LOG.log(Level.INFO, "stream {0} cancelled: nobody listens", order.channel());
            cancel();
        } else {
            presence = later(timings.presenceCheck(), this::checkPresence);
        }
    }

    private void checkDatasource() {
        datasource = later(timings.datasourceCheck(), this::checkDatasource);
        try {
            PluginTarget now = targets.resolve(order.pluginId(), order.datasourceUid());
            if (!now.datasource().map(source -> source.updated()).equals(datasourceUpdated)) {
                onChanged.accept(this);
            }
        } catch (TargetMissingException missing) {
            LOG.log(Level.ERROR, "stream {0}: {1}", order.channel(), missing.getMessage());
        }
    }

    private Timer later(Duration wait, Runnable task) {
        return scheduler.schedule(wait, executor, () -> {
            if (!ended) {
                task.run();
            }
        });
    }
}
