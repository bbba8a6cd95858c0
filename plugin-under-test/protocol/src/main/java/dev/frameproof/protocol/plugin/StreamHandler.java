package dev.frameproof.protocol.plugin;

import dev.frameproof.protocol.pluginv2.PublishStreamRequest;
import dev.frameproof.protocol.pluginv2.PublishStreamResponse;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamResponse;

/** Serves streams. Each call may block; several run at once. */
public interface StreamHandler {
    /** @throws Exception becomes the call's error, with its message (see {@link PluginServer}) */
    SubscribeStreamResponse subscribeStream(SubscribeStreamRequest request) throws Exception;

    /** Denies, unless overridden. */
    default PublishStreamResponse publishStream(PublishStreamRequest request) throws Exception {
        return PublishStreamResponse.newBuilder()
                .setStatus(PublishStreamResponse.Status.PERMISSION_DENIED)
                .build();
    }

    /**
     * Sends a stream's packets, on a thread of its own, until it returns: then the stream has ended. When it throws, the
     * stream has failed and Grafana runs it again. Once the host cancels, {@link PacketSink} throws
     * {@link java.util.concurrent.CancellationException} at the next use, which may simply be let through.
     */
    void runStream(RunStreamRequest request, PacketSink sink) throws Exception;
}
