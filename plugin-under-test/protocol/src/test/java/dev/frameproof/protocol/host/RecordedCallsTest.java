package dev.frameproof.protocol.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.frameproof.protocol.PluginAddress;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.CheckHealthRequest;
import dev.frameproof.protocol.pluginv2.CollectMetricsRequest;
import dev.frameproof.protocol.pluginv2.PublishStreamRequest;
import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamRequest;
import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Makes the calls that Grafana made, and compares what reaches the plugin with what was recorded there. */
class RecordedCallsTest {
    private static final List<String> OF_THE_CLIENT = List.of("user-agent", "grpc-accept-encoding");

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private Server server;
    private PluginConnection connection;

    private record Received(String call, Map<String, String> metadata, boolean deadline, List<Byte> request) {}

    @BeforeEach
    void open() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .fallbackHandlerRegistry(new Recorder())
                .build()
                .start();
        connection = PluginConnection.open(new PluginAddress.Tcp("127.0.0.1", server.getPort()));
    }

    @AfterEach
    void close() throws InterruptedException {
        connection.close();
        server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2", "12.4.0"})
    void everyRecordedCallArrivesAsItWasRecorded(String version) throws Exception {
        int calls = 0;
        for (String line : recording(version).lines().toList()) {
            JsonNode recorded = new ObjectMapper().readTree(line);

            Message request =
                    call(recorded.get("call").asText(), recorded.get("request").toString());

            Received arrived = received.poll(20, TimeUnit.SECONDS);
            assertThat(arrived).as("the call of %s", line).isNotNull();
            assertThat(arrived.call()).isEqualTo(recorded.get("call").asText());
            assertThat(arrived.deadline()).isEqualTo(recorded.get("deadline").asBoolean());
            assertThat(arrived.metadata()).isEqualTo(metadata(recorded.get("metadata")));
            assertThat(arrived.request()).isEqualTo(boxed(request.toByteArray()));
            calls++;
        }
        assertThat(calls).isEqualTo(8);
    }

    private Message call(String name, String json) throws Exception {
        switch (name) {
            case "Diagnostics/CheckHealth" -> {
                var request = read(CheckHealthRequest.newBuilder(), json).build();
                var unused = connection.checkHealth(request);
                return request;
            }
            case "Diagnostics/CollectMetrics" -> {
                var request = read(CollectMetricsRequest.newBuilder(), json).build();
                var unused = connection.collectMetrics(request);
                return request;
            }
            case "Resource/CallResource" -> {
                var request = read(CallResourceRequest.newBuilder(), json).build();
                var unused = connection.callResource(request);
                return request;
            }
            case "Data/QueryData" -> {
                var request = read(QueryDataRequest.newBuilder(), json).build();
                var unused = connection.queryData(request);
                return request;
            }
            case "Stream/SubscribeStream" -> {
                var request = read(SubscribeStreamRequest.newBuilder(), json).build();
                var unused = connection.subscribeStream(request);
                return request;
            }
            case "Stream/PublishStream" -> {
                var request = read(PublishStreamRequest.newBuilder(), json).build();
                var unused = connection.publishStream(request);
                return request;
            }
            case "Stream/RunStream" -> {
                var request = read(RunStreamRequest.newBuilder(), json).build();
                connection.runStream(request, new TestingPacketListener());
                return request;
            }
            default -> throw new AssertionError("a call that nobody here knows: " + name);
        }
    }

    /** Refuses members that the message does not have. */
    private static <B extends Message.Builder> B read(B builder, String json) throws IOException {
        JsonFormat.parser().merge(json, builder);
        return builder;
    }

    private static Map<String, String> metadata(JsonNode recorded) {
        Map<String, String> metadata = new TreeMap<>();
        recorded.properties()
                .forEach(entry ->
                        metadata.put(entry.getKey(), entry.getValue().path(0).asText()));
        OF_THE_CLIENT.forEach(metadata::remove);
        return metadata;
    }

    private static String recording(String version) throws IOException {
        try (InputStream in =
                RecordedCallsTest.class.getResourceAsStream("/recordings/plugin-calls-" + version + ".jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Byte> boxed(byte[] bytes) {
        Byte[] boxed = new Byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            boxed[i] = bytes[i];
        }
        return List.of(boxed);
    }

    /** Knows every method, notes the call and refuses it. */
    private final class Recorder extends HandlerRegistry {
        @Override
        public ServerMethodDefinition<?, ?> lookupMethod(String name, String authority) {
            MethodDescriptor<byte[], byte[]> method = MethodDescriptor.<byte[], byte[]>newBuilder()
                    .setType(MethodDescriptor.MethodType.UNKNOWN)
                    .setFullMethodName(name)
                    .setRequestMarshaller(new Bytes())
                    .setResponseMarshaller(new Bytes())
                    .build();
            return ServerMethodDefinition.create(method, handler());
        }

        private ServerCallHandler<byte[], byte[]> handler() {
            return (call, headers) -> {
                call.request(1);
                return new ServerCall.Listener<>() {
                    @Override
                    public void onMessage(byte[] message) {
                        received.add(new Received(
                                call.getMethodDescriptor().getFullMethodName().replace("pluginv2.", ""),
                                metadata(call, headers),
                                headers.containsKey(Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER)),
                                boxed(message)));
                        call.close(Status.UNIMPLEMENTED, new Metadata());
                    }
                };
            };
        }

        private Map<String, String> metadata(ServerCall<?, ?> call, Metadata headers) {
            Map<String, String> metadata = new TreeMap<>();
            metadata.put(":authority", call.getAuthority());
            for (String key : headers.keys()) {
                metadata.put(key, headers.get(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER)));
            }
            OF_THE_CLIENT.forEach(metadata::remove);
            return metadata;
        }
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
