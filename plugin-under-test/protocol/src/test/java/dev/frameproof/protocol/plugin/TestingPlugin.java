package dev.frameproof.protocol.plugin;

import com.google.protobuf.ByteString;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.CallResourceResponse;
import dev.frameproof.protocol.pluginv2.CheckHealthRequest;
import dev.frameproof.protocol.pluginv2.CheckHealthResponse;
import dev.frameproof.protocol.pluginv2.CollectMetricsRequest;
import dev.frameproof.protocol.pluginv2.CollectMetricsResponse;
import dev.frameproof.protocol.pluginv2.DataQuery;
import dev.frameproof.protocol.pluginv2.DataResponse;
import dev.frameproof.protocol.pluginv2.QueryChunkedDataRequest;
import dev.frameproof.protocol.pluginv2.QueryChunkedDataResponse;
import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.QueryDataResponse;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A plugin that answers with what it was asked. Its streams: {@code numbers/N} sends N packets {@code {"n":0}}, ...;
 * {@code wide/N} packets of 10 kB that begin so; {@code forever} sends until cancelled and says on its log how it ended;
 * {@code fail} ends with an error; {@code mute} sends nothing. The resource {@code sent} tells how many packets it has sent in all.
 */
public final class TestingPlugin implements DataHandler, ResourceHandler, DiagnosticsHandler, StreamHandler {
    private final PluginLog log;
    private final AtomicLong sent = new AtomicLong();

    TestingPlugin(PluginLog log) {
        this.log = log;
    }

    public static void main(String[] arguments) {
        PluginLog log = PluginLog.toStandardError(PluginLog.Level.DEBUG);
        PluginServer server = new PluginServer(new TestingPlugin(log).handlers(), log);
        System.exit((Arrays.asList(arguments).contains("tcp") ? server.overTcp() : server).serve());
    }

    PluginHandlers handlers() {
        return PluginHandlers.none()
                .withData(this)
                .withResource(this)
                .withDiagnostics(this)
                .withStream(this);
    }

    @Override
    public QueryDataResponse queryData(QueryDataRequest request) {
        QueryDataResponse.Builder response = QueryDataResponse.newBuilder();
        request.getQueriesList()
                .forEach(query -> response.putResponses(
                        query.getRefId(),
                        DataResponse.newBuilder().addFrames(query.getJson()).build()));
        return response.build();
    }

    @Override
    public void queryChunkedData(QueryChunkedDataRequest request, Consumer<QueryChunkedDataResponse> chunks) {
        for (DataQuery query : request.getQueriesList()) {
            if (query.getQueryType().equals("fail")) {
                throw new IllegalStateException("the query broke");
            }
            chunks.accept(QueryChunkedDataResponse.newBuilder()
                    .setRefId(query.getRefId())
                    .setFrame(query.getJson())
                    .build());
        }
    }

    @Override
    public CallResourceResponse callResource(CallResourceRequest request) {
        if (request.getPath().equals("fail")) {
            throw new IllegalStateException("resource failed with "
                    + request.getPluginContext()
                            .getDataSourceInstanceSettings()
                            .getDecryptedSecureJsonDataOrDefault("password", "no password"));
        }
        if (request.getPath().equals("print")) {
            System.out.println("printed by the plugin");
        }
        if (request.getPath().equals("sent")) {
            return CallResourceResponse.newBuilder()
                    .setBody(ByteString.copyFromUtf8(sent.toString()))
                    .build();
        }
        return CallResourceResponse.newBuilder()
                .setCode(200)
                .putAllHeaders(request.getHeadersMap())
                .setBody(request.getBody().concat(ByteString.copyFromUtf8(request.getUrl())))
                .build();
    }

    @Override
    public CheckHealthResponse checkHealth(CheckHealthRequest request) {
        return CheckHealthResponse.newBuilder()
                .setStatus(CheckHealthResponse.HealthStatus.OK)
                .setMessage("pid " + ProcessHandle.current().pid())
                .build();
    }

    @Override
    public CollectMetricsResponse collectMetrics(CollectMetricsRequest request) {
        return CollectMetricsResponse.newBuilder()
                .setMetrics(
                        CollectMetricsResponse.Payload.newBuilder().setPrometheus(ByteString.copyFromUtf8("up 1\n")))
                .build();
    }

    @Override
    public SubscribeStreamResponse subscribeStream(SubscribeStreamRequest request) {
        return SubscribeStreamResponse.newBuilder()
                .setStatus(
                        request.getPath().equals("denied")
                                ? SubscribeStreamResponse.Status.PERMISSION_DENIED
                                : SubscribeStreamResponse.Status.OK)
                .build();
    }

    @Override
    public void runStream(RunStreamRequest request, PacketSink sink) throws InterruptedException {
        String[] path = request.getPath().split("/", -1);
        switch (path[0]) {
            case "numbers" -> send(sink, Integer.parseInt(path[1]), 0);
            case "wide" -> send(sink, Integer.parseInt(path[1]), 10_000);
            case "fail" -> throw new IllegalStateException("the stream broke");
            case "forever" -> {
                sink.onCancel(() -> log.info("cancel heard", "path", request.getPath()));
                send(sink, Integer.MAX_VALUE, 100);
            }
            default -> {
                CountDownLatch cancelled = new CountDownLatch(1);
                sink.onCancel(cancelled::countDown);
                cancelled.await();
            }
        }
    }

    private void send(PacketSink sink, int packets, int padding) throws InterruptedException {
        byte[] buffer = new byte[padding + 40];
        Arrays.fill(buffer, (byte) ' ');
        for (int n = 0; n < packets; n++) {
            byte[] json = ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8);
            System.arraycopy(json, 0, buffer, 0, json.length);
            sink.send(buffer, 0, Math.max(json.length, padding));
            sent.incrementAndGet();
        }
    }
}
