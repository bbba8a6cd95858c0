package dev.frameproof.protocol.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.protocol.PluginAddress;
import dev.frameproof.protocol.PluginEnvironment;
import dev.frameproof.protocol.host.PacketListener;
import dev.frameproof.protocol.host.PluginConnection;
import dev.frameproof.protocol.host.StreamEnd;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.DataSourceInstanceSettings;
import dev.frameproof.protocol.pluginv2.PluginContext;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class PluginServerTest {
    @TempDir
    private Path folder;

    @Test
    void startedByHandItSaysWhyItEndsAndNothingOnStandardOutput() throws Exception {
        try (var plugin = TestingPluginProcess.start(Map.of())) {
            assertThat(plugin.awaitExit()).isEqualTo(1);
            assertThat(plugin.errorsAtEnd()).singleElement().asString().contains("is a Grafana plugin");
            assertThat(plugin.outputAtEnd()).isEmpty();
        }
    }

    @Test
    void hostOfAnotherProtocolIsRefused() throws Exception {
        try (var plugin = TestingPluginProcess.start(with(PluginEnvironment.PROTOCOL_VERSIONS, "1,3"))) {
            assertThat(plugin.awaitExit()).isEqualTo(1);
            assertThat(plugin.errorsAtEnd()).singleElement().asString().contains("plugin protocol 1,3");
        }
    }

    @Test
    void socketLiesInTheHostsFolderUntilTheHostEndsThePlugin() throws Exception {
        try (var plugin =
                TestingPluginProcess.start(with(PluginEnvironment.UNIX_SOCKET_DIR, folder.toString(), "X", "2"))) {
            PluginAddress address = plugin.handshake().address();
            assertThat(address).isInstanceOf(PluginAddress.Unix.class);
            assertThat(Path.of(address.text())).exists().hasParent(folder);

            try (PluginConnection connection = PluginConnection.open(address)) {
                CompletableFuture<StreamEnd> end = stream(connection, "mute");
                CompletableFuture<StreamEnd> busy = stream(connection, "forever");
                connection.shutdown().get(20, TimeUnit.SECONDS);
                assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(StreamEnd.Failed.class);
                assertThat(busy.get(20, TimeUnit.SECONDS)).isInstanceOf(StreamEnd.Failed.class);
            }

            assertThat(plugin.awaitExit()).isZero();
            assertThat(plugin.errorsAtEnd()).anyMatch(line -> line.contains("cancel heard"));
            assertThat(plugin.outputAtEnd()).hasSize(1);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void folderThatTakesNoSocketMeansTcp() throws Exception {
        Path deep = Files.createDirectory(folder.resolve("d".repeat(120)));
        for (Path unusable : List.of(deep, folder.resolve("absent"))) {
            try (var plugin =
                    TestingPluginProcess.start(with(PluginEnvironment.UNIX_SOCKET_DIR, unusable.toString()))) {
                assertThat(plugin.handshake().address()).isInstanceOf(PluginAddress.Tcp.class);
                plugin.awaitError(line -> line.contains("no socket file possible"));
            }
        }
    }

    @Test
    void tcpPortIsTheFirstFreeOneOfTheHostsRange() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            String min = Integer.toString(port);
            String max = Integer.toString(Math.min(port + 50, 65_535));
            try (var plugin = TestingPluginProcess.start(
                            with(PluginEnvironment.MIN_PORT, min, PluginEnvironment.MAX_PORT, max), "tcp");
                    var connection = PluginConnection.open(plugin.handshake().address())) {
                PluginAddress.Tcp tcp = (PluginAddress.Tcp) plugin.handshake().address();
                assertThat(tcp.port()).isGreaterThan(port).isLessThanOrEqualTo(port + 50);
                assertThat(connection.health().get(20, TimeUnit.SECONDS)).isTrue();
            }
            try (var plugin = TestingPluginProcess.start(
                    with(PluginEnvironment.MIN_PORT, min, PluginEnvironment.MAX_PORT, min), "tcp")) {
                assertThat(plugin.awaitExit()).isEqualTo(1);
                assertThat(plugin.errorsAtEnd()).anyMatch(line -> line.contains("no free TCP port from " + min));
            }
        }
    }

    @Test
    void terminationIsOrderlyAndAnInterruptIsLeftToTheHost() throws Exception {
        try (var plugin = TestingPluginProcess.start(with(PluginEnvironment.UNIX_SOCKET_DIR, folder.toString()))) {
            try (PluginConnection connection =
                    PluginConnection.open(plugin.handshake().address())) {
                CompletableFuture<StreamEnd> end = stream(connection, "forever");
                plugin.awaitError(line -> line.contains("\"serving\""));
                assertThat(connection.health().get(20, TimeUnit.SECONDS)).isTrue();
                plugin.signal("INT");
                plugin.signal("INT");
                assertThat(connection.health().get(20, TimeUnit.SECONDS)).isTrue();

                plugin.signal("TERM");

                assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(StreamEnd.Failed.class);
            }
            assertThat(plugin.awaitExit()).isEqualTo(143);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void pluginEndedRightAfterItsHandshakeLeavesNoSocket() throws Exception {
        for (int round = 0; round < 3; round++) {
            try (var plugin = TestingPluginProcess.start(with(PluginEnvironment.UNIX_SOCKET_DIR, folder.toString()))) {
                plugin.handshake();
                plugin.handle().destroy();

                assertThat(plugin.awaitExit()).isEqualTo(143);
                assertThat(folder).isEmptyDirectory();
            }
        }
    }

    @Test
    void pluginEndsByItselfWhenItsHostIsKilled() throws Exception {
        List<String> command = TestingPluginProcess.command(List.of());
        String script = "'" + String.join("' '", command) + "' & echo $! >&2; wait";
        try (var host = TestingPluginProcess.launch(
                with(PluginEnvironment.UNIX_SOCKET_DIR, folder.toString()), List.of("/bin/sh", "-c", script))) {
            host.handshake();
            long pid = Long.parseLong(host.awaitError(line -> line.matches("\\d+")));
            ProcessHandle plugin = ProcessHandle.of(pid).orElseThrow();
            try {
                host.handle().destroyForcibly();

                plugin.onExit().get(20, TimeUnit.SECONDS);
                assertThat(folder).isEmptyDirectory();
            } finally {
                plugin.destroyForcibly();
            }
        }
    }

    @Test
    void whatIsPrintedLaterGoesToTheLogAndSecretsNowhere() throws Exception {
        try (var plugin = TestingPluginProcess.start(TestingPluginProcess.HOST_ENVIRONMENT)) {
            try (PluginConnection connection =
                    PluginConnection.open(plugin.handshake().address())) {
                connection.callResource(resource("print")).get(20, TimeUnit.SECONDS);
                assertThatThrownBy(
                                () -> connection.callResource(resource("fail")).get(20, TimeUnit.SECONDS))
                        .hasMessageContaining("UNKNOWN: resource failed with ***");
                connection.shutdown().get(20, TimeUnit.SECONDS);
            }
            plugin.awaitExit();
            assertThat(plugin.outputAtEnd()).hasSize(1);
            assertThat(plugin.errorsAtEnd())
                    .anyMatch(line -> line.contains("\"printed by the plugin\""))
                    .anyMatch(line -> line.contains("resource failed with ***"))
                    .noneMatch(line -> line.contains("s3cret"));
        }
    }

    private static CallResourceRequest resource(String path) {
        return CallResourceRequest.newBuilder()
                .setPath(path)
                .setPluginContext(PluginContext.newBuilder()
                        .setDataSourceInstanceSettings(DataSourceInstanceSettings.newBuilder()
                                .putDecryptedSecureJsonData("password", "s3cret")))
                .build();
    }

    private static CompletableFuture<StreamEnd> stream(PluginConnection connection, String path) {
        CompletableFuture<StreamEnd> future = new CompletableFuture<>();
        connection.runStream(RunStreamRequest.newBuilder().setPath(path).build(), new PacketListener() {
            @Override
            public void onPacket(byte[] data) {}

            @Override
            public void onEnd(StreamEnd end) {
                future.complete(end);
            }
        });
        return future;
    }

    private static Map<String, String> with(String... variables) {
        Map<String, String> environment = new HashMap<>(TestingPluginProcess.HOST_ENVIRONMENT);
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return environment;
    }
}
