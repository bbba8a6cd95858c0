package dev.frameproof.host.plugin;

import com.google.protobuf.ByteString;
import dev.frameproof.protocol.plugin.PacketSink;
import dev.frameproof.protocol.plugin.PluginHandlers;
import dev.frameproof.protocol.plugin.PluginLog;
import dev.frameproof.protocol.plugin.PluginServer;
import dev.frameproof.protocol.plugin.StreamHandler;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.CallResourceResponse;
import dev.frameproof.protocol.pluginv2.CheckHealthResponse;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plugin of its own process. Resource {@code env}: its environment, a variable a line; {@code cwd}: its working
 * directory; {@code crash}: ends the process with code 7. Stream {@code N}: so many packets, numbered from 0.
 */
public final class TestingPlugin implements StreamHandler {
    public static void main(String[] arguments) {
        PluginLog log = PluginLog.toStandardError(PluginLog.Level.DEBUG);
        log.warn("plugin comes up", "answer", 42);
        PluginServer server = new PluginServer(
                PluginHandlers.none()
                        .withStream(new TestingPlugin())
                        .withResource(TestingPlugin::resource)
                        .withDiagnostics(request -> CheckHealthResponse.newBuilder()
                                .setStatus(CheckHealthResponse.HealthStatus.OK)
                                .build()),
                log);
        System.exit((Arrays.asList(arguments).contains("tcp") ? server.overTcp() : server).serve());
    }

    /** The command that runs it, with what the test JVM has. */
    static List<String> command() {
        return List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx40m",
                "-cp",
                System.getProperty("java.class.path"),
                TestingPlugin.class.getName());
    }

    private static CallResourceResponse resource(CallResourceRequest request) {
        StringBuilder body = new StringBuilder();
        switch (request.getPath()) {
            case "env" -> {
                for (Map.Entry<String, String> variable : new TreeMap<>(System.getenv()).entrySet()) {
                    body.append(variable.getKey())
                            .append('=')
                            .append(variable.getValue())
                            .append('\n');
                }
            }
            case "cwd" -> body.append(System.getProperty("user.dir"));
            case "crash" -> Runtime.getRuntime().halt(7);
            default -> body.append("unknown");
        }
        return CallResourceResponse.newBuilder()
                .setCode(200)
                .setBody(ByteString.copyFromUtf8(body.toString()))
                .build();
    }

    @Override
    public SubscribeStreamResponse subscribeStream(SubscribeStreamRequest request) {
        return SubscribeStreamResponse.getDefaultInstance();
    }

    @Override
    public void runStream(RunStreamRequest request, PacketSink sink) throws InterruptedException {
        int packets = Integer.parseInt(request.getPath());
        for (int i = 0; i < packets; i++) {
            sink.send(Integer.toString(i).getBytes(StandardCharsets.UTF_8));
        }
    }
}
