package dev.frameproof.kafkaplugin.internal.service;

import static java.util.Objects.requireNonNull;

import dev.frameproof.kafkaplugin.internal.client.KafkaClients;
import dev.frameproof.kafkaplugin.internal.registry.Registries;
import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings;
import dev.frameproof.kafkaplugin.internal.settings.InvalidQueryException;
import dev.frameproof.kafkaplugin.internal.settings.InvalidSettingsException;
import dev.frameproof.kafkaplugin.internal.settings.KafkaQuery;
import dev.frameproof.kafkaplugin.internal.stream.StreamFailedException;
import dev.frameproof.kafkaplugin.internal.stream.TopicStream;
import dev.frameproof.protocol.plugin.PacketSink;
import dev.frameproof.protocol.plugin.PluginLog;
import dev.frameproof.protocol.plugin.StreamHandler;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamResponse;
import io.grpc.Status;
import io.grpc.StatusException;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;

/** Serves streams: one consumer each, on the thread of the host's call. */
public final class StreamService implements StreamHandler {
    private final Datasources datasources;
    private final KafkaClients clients;
    private final Registries registries = new Registries();
    private final Metrics metrics;
    private final PluginLog log;
    private final TopicStream.Limits limits;

    public StreamService(
            Datasources datasources, KafkaClients clients, Metrics metrics, PluginLog log, TopicStream.Limits limits) {
        this.datasources = requireNonNull(datasources, "datasources is null");
        this.clients = requireNonNull(clients, "clients is null");
        this.metrics = requireNonNull(metrics, "metrics is null");
        this.log = requireNonNull(log, "log is null");
        this.limits = requireNonNull(limits, "limits is null");
    }

    /** A query that cannot be run is denied; that is no failure of the plugin. */
    @Override
    public SubscribeStreamResponse subscribeStream(SubscribeStreamRequest request) {
        SubscribeStreamResponse.Status status = SubscribeStreamResponse.Status.OK;
        try {
            KafkaQuery.parse(request.getData().toByteArray());
        } catch (InvalidQueryException e) {
            log.warn("a subscription was denied: " + e.getMessage(), "path", request.getPath());
            status = SubscribeStreamResponse.Status.PERMISSION_DENIED;
        }
        return SubscribeStreamResponse.newBuilder().setStatus(status).build();
    }

    @Override
    public void runStream(RunStreamRequest request, PacketSink sink) throws StatusException, InterruptedException {
        long beganNanos = System.nanoTime();
        try {
            run(request, sink);
        } catch (InvalidQueryException e) {
            fail(Status.INVALID_ARGUMENT.withDescription(e.getMessage()), request, beganNanos, sink);
        } catch (InvalidSettingsException e) {
            fail(Status.FAILED_PRECONDITION.withDescription(e.getMessage()), request, beganNanos, sink);
        } catch (StreamFailedException e) {
            fail(e.status(), request, beganNanos, sink);
        }
    }

    private void run(RunStreamRequest request, PacketSink sink)
            throws InvalidQueryException, InvalidSettingsException, StreamFailedException, InterruptedException {
        KafkaQuery query = KafkaQuery.parse(request.getData().toByteArray());
        DatasourceSettings settings = datasources.settings(request.getPluginContext());
        Consumer<ByteBuffer, ByteBuffer> consumer = clients.stream(settings);
        metrics.streamBegan();
        try {
            new TopicStream(
                            query,
                            settings,
                            registries,
                            limits,
                            consumer,
                            metrics.counting(sink),
                            log,
                            System::currentTimeMillis)
                    .run();
        } finally {
            metrics.streamEnded();
            KafkaClients.close(consumer);
            log.info("a stream has ended", "topic", query.topic(), "path", request.getPath());
        }
    }

    private void fail(Status status, RunStreamRequest request, long beganNanos, PacketSink sink)
            throws StatusException, InterruptedException {
        log.error("a stream has failed: " + status.getDescription(), "path", request.getPath());
        CountDownLatch cancelled = new CountDownLatch(1);
        sink.onCancel(cancelled::countDown);
        long restNanos = limits.shortestFailure().toNanos() - (System.nanoTime() - beganNanos);
        if (cancelled.await(restNanos, TimeUnit.NANOSECONDS)) {
            throw new CancellationException("the host has ended the stream");
        }
        throw status.asException();
    }
}
