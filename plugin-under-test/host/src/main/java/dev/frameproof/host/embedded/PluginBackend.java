package dev.frameproof.host.embedded;

import dev.frameproof.protocol.host.PacketListener;
import dev.frameproof.protocol.host.StreamHandle;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.CallResourceResponse;
import dev.frameproof.protocol.pluginv2.CheckHealthRequest;
import dev.frameproof.protocol.pluginv2.CheckHealthResponse;
import dev.frameproof.protocol.pluginv2.CollectMetricsRequest;
import dev.frameproof.protocol.pluginv2.CollectMetricsResponse;
import dev.frameproof.protocol.pluginv2.PublishStreamRequest;
import dev.frameproof.protocol.pluginv2.PublishStreamResponse;
import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.QueryDataResponse;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamResponse;
import java.util.concurrent.CompletableFuture;

/**
 * The backend of one plugin, as the HTTP API and Live use it, whatever runs it. Methods may be called by any thread and
 * return at once. Calls have no deadline, as Grafana's have none. A call without an answer fails with
 * {@link BackendException}.
 */
public interface PluginBackend {
    CompletableFuture<CheckHealthResponse> checkHealth(CheckHealthRequest request);

    /** Code and headers are those of the plugin's first answer, the body is all its answers' bodies. */
    CompletableFuture<CallResourceResponse> callResource(CallResourceRequest request);

    CompletableFuture<QueryDataResponse> queryData(QueryDataRequest request);

    CompletableFuture<CollectMetricsResponse> collectMetrics(CollectMetricsRequest request);

    CompletableFuture<SubscribeStreamResponse> subscribeStream(SubscribeStreamRequest request);

    CompletableFuture<PublishStreamResponse> publishStream(PublishStreamRequest request);

    /** Runs until the plugin ends it or the handle cancels it; a plugin that is not there ends it at once. */
    StreamHandle runStream(RunStreamRequest request, PacketListener listener);
}
