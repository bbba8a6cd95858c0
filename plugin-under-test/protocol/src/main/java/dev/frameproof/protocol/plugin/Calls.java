package dev.frameproof.protocol.plugin;

import dev.frameproof.protocol.internal.Packet;
import dev.frameproof.protocol.pluginv2.PluginContext;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs handlers off the connection's thread: short calls on a few shared threads, each stream on one of its own. */
final class Calls {
    private static final int MAX_THREADS = 32;
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final PluginLog log;
    private final ThreadPoolExecutor threads;
    private final Map<StreamCall, Thread> streams = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    Calls(PluginLog log) {
        this.log = log;
        this.threads = new ThreadPoolExecutor(
                MAX_THREADS, MAX_THREADS, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), run -> {
                    Thread thread = new Thread(run, "call");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** A handler of a call: what it answers goes to the sink. */
    interface Answer<T> {
        void to(Consumer<T> sink) throws Exception;
    }

    /** Answers one call with what {@code answer} returns or throws. */
    <T> void answer(String call, PluginContext context, StreamObserver<T> observer, Callable<T> answer) {
        answerAll(call, context, observer, sink -> sink.accept(answer.call()));
    }

    /** Answers one call with all that {@code answer} gives, and with what it throws. */
    <T> void answerAll(String call, PluginContext context, StreamObserver<T> observer, Answer<T> answer) {
        hideSecrets(context);
        // A handler hears nothing of a host that no longer waits; without this its answer would throw.
        ((ServerCallStreamObserver<T>) observer).setOnCancelHandler(() -> {});
        threads.execute(() -> {
            try {
                answer.to(observer::onNext);
            } catch (Throwable failure) {
                Status status = CallFailure.status(failure, log);
                log.error("call failed", "call", call, "error", status.getDescription());
                observer.onError(status.asException());
                return;
            }
            observer.onCompleted();
        });
    }

    void run(StreamHandler handler, RunStreamRequest request, StreamObserver<Packet> observer) {
        hideSecrets(request.getPluginContext());
        StreamCall call = new StreamCall((ServerCallStreamObserver<Packet>) observer);
        Thread thread = new Thread(() -> runStream(handler, request, call), "stream " + request.getPath());
        thread.setDaemon(true);
        streams.put(call, thread);
        if (stopping) {
            call.cancel();
        }
        thread.start();
    }

    private void runStream(StreamHandler handler, RunStreamRequest request, StreamCall call) {
        try {
            handler.runStream(request, call);
            call.finish(stopping ? Optional.of(stopped()) : Optional.empty());
        } catch (CancellationException | InterruptedException e) {
            call.finish(Optional.of(stopping ? stopped() : CallFailure.status(e, log)));
        } catch (Throwable failure) {
            Status status = CallFailure.status(failure, log);
            if (!call.isCancelled()) {
                log.error("stream failed", "path", request.getPath(), "error", status.getDescription());
            }
            call.finish(Optional.of(stopping ? stopped() : status));
        } finally {
            streams.remove(call);
        }
    }

    private static Status stopped() {
        return Status.UNAVAILABLE.withDescription("the plugin is shutting down");
    }

    private void hideSecrets(PluginContext context) {
        context.getDataSourceInstanceSettings()
                .getDecryptedSecureJsonDataMap()
                .values()
                .forEach(log::redact);
        context.getAppInstanceSettings()
                .getDecryptedSecureJsonDataMap()
                .values()
                .forEach(log::redact);
    }

    /** Asks every stream to end; returns at once. */
    void stop() {
        stopping = true;
        streams.keySet().forEach(StreamCall::cancel);
    }

    /** Waits for the streams to end, then interrupts those that have not. */
    void awaitStreams(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (Thread thread : streams.values()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left > 0) {
                thread.join(left);
            }
            thread.interrupt();
        }
        threads.shutdownNow();
    }
}
