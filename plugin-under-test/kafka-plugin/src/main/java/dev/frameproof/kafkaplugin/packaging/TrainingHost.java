package dev.frameproof.kafkaplugin.packaging;

import com.google.protobuf.ByteString;
import dev.frameproof.protocol.HandshakeException;
import dev.frameproof.protocol.HandshakeLine;
import dev.frameproof.protocol.PluginEnvironment;
import dev.frameproof.protocol.host.PacketListener;
import dev.frameproof.protocol.host.PluginConnection;
import dev.frameproof.protocol.host.StreamEnd;
import dev.frameproof.protocol.host.StreamHandle;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.CheckHealthRequest;
import dev.frameproof.protocol.pluginv2.CollectMetricsRequest;
import dev.frameproof.protocol.pluginv2.DataQuery;
import dev.frameproof.protocol.pluginv2.DataSourceInstanceSettings;
import dev.frameproof.protocol.pluginv2.PluginContext;
import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does with a plugin what Grafana does, once each, so that its classes get loaded. */
final class TrainingHost {
    private static final long PATIENCE_SECONDS = 60;

    /** With schemas by which the topic's records can be read, whatever they mean then. */
    private static final List<String> OTHER_FORMATS = List.of(
            "\"messageFormat\":\"plaintext\"",
            "\"messageFormat\":\"lineprotocol\"",
            "\"messageFormat\":\"avro\",\"avroSchemaSource\":\"inlineSchema\",\"avroSchema\":"
                    + "\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"T\\\",\\\"fields\\\":["
                    + "{\\\"name\\\":\\\"i\\\",\\\"type\\\":\\\"int\\\"},"
                    + "{\\\"name\\\":\\\"f\\\",\\\"type\\\":{\\\"type\\\":\\\"fixed\\\","
                    + "\\\"name\\\":\\\"F\\\",\\\"size\\\":2}}]}\"",
            "\"messageFormat\":\"protobuf\",\"protobufSchemaSource\":\"inlineSchema\",\"protobufSchema\":"
                    + "\"syntax = \\\"proto3\\\"; message M { string s = 1; map<string, int32> m = 2; }\"");

    Process start(ProcessBuilder builder) throws IOException {
        builder.environment()
                .putAll(Map.of(
                        PluginEnvironment.COOKIE_NAME,
                        PluginEnvironment.COOKIE_VALUE,
                        PluginEnvironment.PROTOCOL_VERSIONS,
                        Integer.toString(PluginEnvironment.APP_PROTOCOL)));
        return builder.start();
    }

    /** Uses the plugin and asks it to end. */
    void use(Process process, String bootstrapServers) throws TrainingFailedException, InterruptedException {
        try {
            use(connection(process), bootstrapServers);
        } catch (ExecutionException | TimeoutException | HandshakeException | RuntimeException e) {
            process.destroy();
            throw new TrainingFailedException("the training run failed: " + e, e);
        }
    }

    private static PluginConnection connection(Process process)
            throws HandshakeException, InterruptedException, ExecutionException, TimeoutException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = within(CompletableFuture.supplyAsync(() -> firstLine(output)));
        return PluginConnection.open(HandshakeLine.parse(line).address());
    }

    private static String firstLine(BufferedReader output) {
        try {
            String line = output.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }

    private static void use(PluginConnection connection, String bootstrapServers)
            throws InterruptedException, ExecutionException, TimeoutException {
        PluginContext context = PluginContext.newBuilder()
                .setDataSourceInstanceSettings(DataSourceInstanceSettings.newBuilder()
                        .setUid("training")
                        .setJsonData(ByteString.copyFromUtf8("{\"bootstrapServers\":\"" + bootstrapServers + "\"}")))
                .build();
        try (connection) {
            within(connection.health());
            within(connection.checkHealth(
                    CheckHealthRequest.newBuilder().setPluginContext(context).build()));
            for (String resource : List.of("topics?prefix=", "partitions?topic=training", "nothing")) {
                within(connection.callResource(CallResourceRequest.newBuilder()
                        .setPluginContext(context)
                        .setMethod("GET")
                        .setPath(resource.replaceFirst("\\?.*", ""))
                        .setUrl(resource)
                        .build()));
            }
            DataQuery query = DataQuery.newBuilder()
                    .setRefId("A")
                    .setJson(ByteString.copyFromUtf8("{}"))
                    .build();
            within(connection.queryData(
                    QueryDataRequest.newBuilder().addQueries(query).build()));
            within(connection.collectMetrics(CollectMetricsRequest.getDefaultInstance()));
            for (String start : List.of("latest", "lastN", "earliest")) {
                stream(connection, context, "\"autoOffsetReset\":\"" + start + "\"");
            }
            for (String format : OTHER_FORMATS) {
                stream(connection, context, "\"autoOffsetReset\":\"earliest\"," + format);
            }
            within(connection.shutdown());
        }
    }

    private static void stream(PluginConnection connection, PluginContext context, String members)
            throws InterruptedException, ExecutionException, TimeoutException {
        ByteString query =
                ByteString.copyFromUtf8("{\"topicName\":\"training\",\"keyFormat\":\"json\"," + members + "}");
        within(connection.subscribeStream(SubscribeStreamRequest.newBuilder()
                .setPluginContext(context)
                .setPath("p")
                .setData(query)
                .build()));
        CompletableFuture<byte[]> packet = new CompletableFuture<>();
        StreamHandle stream = connection.runStream(
                RunStreamRequest.newBuilder()
                        .setPluginContext(context)
                        .setPath("p")
                        .setData(query)
                        .build(),
                new PacketListener() {
                    @Override
                    public void onPacket(byte[] data) {
                        packet.complete(data);
                    }

                    @Override
                    public void onEnd(StreamEnd end) {
                        packet.completeExceptionally(new IllegalStateException("the stream ended: " + end));
                    }
                });
        within(packet);
        stream.cancel();
    }

    private static <T> T within(Future<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
