package dev.frameproof.host;

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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * A plugin in a process of its own. Its streams send its pid and a growing number, every 5 ms. Resource {@code env/NAME}
 * is a variable of its environment, {@code secret} what it was handed; {@code debug} logs a line of that level;
 * {@code crash} ends it with code 7.
 */
public final class TestingCounterPlugin implements StreamHandler {
    static final String DEBUG_LINE = "{\"@level\":\"debug\",\"@message\":\"nobody keeps this\"}";

    private static final long PERIOD_NANOS = 5_000_000;

    public static void main(String[] arguments) {
        PluginServer server = new PluginServer(
                PluginHandlers.none()
                        .withStream(new TestingCounterPlugin())
                        .withResource(TestingCounterPlugin::resource)
                        .withDiagnostics(request -> CheckHealthResponse.newBuilder()
                                .setStatus(CheckHealthResponse.HealthStatus.OK)
                                .setMessage("well")
                                .build()),
                PluginLog.toStandardError(PluginLog.Level.INFO));
        System.exit(server.serve());
    }

    /** @return a plugin folder whose executable runs this class */
    static Path folder(Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("counter-datasource"));
        Files.writeString(folder.resolve("plugin.json"), """
                {"id":"counter-datasource","type":"datasource","name":"Counter","backend":true,
                 "executable":"gpx_counter","info":{"version":"1.2.3"}}
                """);
        String os = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        Path executable = Files.writeString(
                folder.resolve("gpx_counter_" + os + "_" + arch),
                "#!/bin/sh\nexec '%s/bin/java' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx40m -cp '%s' %s\n"
                        .formatted(
                                System.getProperty("java.home"),
                                System.getProperty("java.class.path"),
                                TestingCounterPlugin.class.getName()));
        if (!executable.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + executable + " executable");
        }
        return folder;
    }

    @Override
    public SubscribeStreamResponse subscribeStream(SubscribeStreamRequest request) {
        return SubscribeStreamResponse.getDefaultInstance();
    }

    @Override
    public void runStream(RunStreamRequest request, PacketSink sink) throws InterruptedException {
        long pid = ProcessHandle.current().pid();
        for (int n = 0; !sink.isCancelled(); n++) {
            sink.send("{\"pid\":%d,\"n\":%d}".formatted(pid, n).getBytes(StandardCharsets.UTF_8));
            LockSupport.parkNanos(PERIOD_NANOS);
        }
    }

    private static CallResourceResponse resource(CallResourceRequest request) {
        String path = request.getPath();
        String body = "";
        if (path.startsWith("env/")) {
            body = System.getenv().getOrDefault(path.substring(4), "not set");
        } else if (path.equals("secret")) {
            body = request.getPluginContext()
                    .getDataSourceInstanceSettings()
                    .getDecryptedSecureJsonDataOrDefault("token", "none");
        } else if (path.equals("debug")) {
            System.err.println(DEBUG_LINE);
        } else if (path.equals("crash")) {
            Runtime.getRuntime().halt(7);
        }
        return CallResourceResponse.newBuilder()
                .setCode(200)
                .setBody(ByteString.copyFromUtf8(body))
                .build();
    }
}
