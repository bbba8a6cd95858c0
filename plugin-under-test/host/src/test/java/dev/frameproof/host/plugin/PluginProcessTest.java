package dev.frameproof.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.process.ProcessExit;
import dev.frameproof.protocol.PluginAddress;
import dev.frameproof.protocol.host.PacketListener;
import dev.frameproof.protocol.host.PluginCallException;
import dev.frameproof.protocol.host.PluginConnection;
import dev.frameproof.protocol.host.StreamEnd;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class PluginProcessTest {
    @TempDir
    private Path temporary;

    private TestingLaunch launch;
    private TestingPluginFolder folder;

    @BeforeEach
    void prepare() throws Exception {
        launch = new TestingLaunch(temporary);
        folder = new TestingPluginFolder(temporary);
    }

    @Test
    void pluginSeesGrafanasEnvironmentAndEndsInOrder() throws Exception {
        ProcessExit exit;
        ProcessHandle process;
        try (PluginProcess plugin = PluginProcess.start(launch.of(folder.plugin()))) {
            process = ProcessHandle.of(plugin.pid()).orElseThrow();
            assertThat(Path.of(plugin.address().text())).hasParent(launch.sockets());
            assertThat(resource(plugin.connection(), "cwd"))
                    .isEqualTo(launch.home().toRealPath().toString());
            assertThat(resource(plugin.connection(), "env"))
                    .contains("GF_VERSION=12.4.0\n", "PWD=" + launch.home() + "\n", "grafana_plugin_type=datasource\n")
                    .doesNotContain("\nPATH=", "OWN=", "HOME=", "SHLVL=");
            assertThatThrownBy(() -> plugin.connection()
                            .queryData(QueryDataRequest.getDefaultInstance())
                            .get(20, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            PluginCallException.class, e -> assertThat(e.code()).isEqualTo(Status.Code.UNIMPLEMENTED));
            exit = plugin.stop();
        }

        assertThat(exit.code()).isZero();
        assertThat(process.isAlive()).isFalse();
        assertThat(launch.sockets()).isEmptyDirectory();
        assertThat(launch.heard()).anySatisfy(line -> {
            assertThat(line.level()).isEqualTo(PluginLogLine.Level.WARN);
            assertThat(line.message()).isEqualTo("plugin comes up");
            assertThat(line.fields()).containsEntry("answer", "42");
        });
        assertThat(launch.heard())
                .filteredOn(line -> line.level() == PluginLogLine.Level.DEBUG)
                .isEmpty();
        assertThat(Files.readString(launch.logFile()))
                .contains("plugin comes up", "1|2|unix|")
                .doesNotContain("\"debug\"");
    }

    @Test
    void olderGrafanaHandsItsOwnEnvironmentOn() throws Exception {
        try (PluginProcess plugin = PluginProcess.start(launch.of(folder.plugin(), "10.1.2"))) {
            assertThat(resource(plugin.connection(), "env")).contains("OWN=1\n", "PATH=/usr/bin:/bin\n");
        }
    }

    @Test
    void pluginOnTcpStreamsAsWell() throws Exception {
        PluginLaunch verbose = launch.of(folder.plugin("tcp")).withLogLevel(PluginLogLine.Level.DEBUG);
        try (PluginProcess plugin = PluginProcess.start(verbose)) {
            launch.awaitHeard("serving");
            assertThat(plugin.address()).isInstanceOf(PluginAddress.Tcp.class);
            AtomicInteger packets = new AtomicInteger();
            AtomicInteger wrong = new AtomicInteger();
            CompletableFuture<StreamEnd> end = new CompletableFuture<>();
            plugin.connection()
                    .runStream(RunStreamRequest.newBuilder().setPath("20000").build(), new PacketListener() {
                        @Override
                        public void onPacket(byte[] data) {
                            String expected = Integer.toString(packets.getAndIncrement());
                            if (!expected.equals(new String(data, StandardCharsets.UTF_8))) {
                                wrong.incrementAndGet();
                            }
                        }

                        @Override
                        public void onEnd(StreamEnd how) {
                            end.complete(how);
                        }
                    });

            assertThat(end.get(30, TimeUnit.SECONDS)).isEqualTo(new StreamEnd.Completed());
            assertThat(packets).hasValue(20_000);
            assertThat(wrong).hasValue(0);
        }
    }

    @Test
    void pluginThatHearsNothingOfItsEndIsKilled() throws Exception {
        try (TestingGrpcServer server = TestingGrpcServer.servingPlugin()) {
            folder.script("echo '" + server.handshake() + "'; exec /bin/sleep 100");
            PluginProcess plugin = PluginProcess.start(launch.of(folder).withStopGrace(Duration.ofMillis(200)));

            ProcessExit exit = plugin.stop();

            assertThat(exit.code()).isEqualTo(137);
            assertThat(server.shutdowns()).isEqualTo(1);
        }
    }

    @Test
    void whatAGoPluginPrintsLaterIsHeardOverTheConnection() throws Exception {
        try (TestingGrpcServer server = TestingGrpcServer.servingPlugin()) {
            folder.script("echo '" + server.handshake() + "'; exec /bin/sleep 100");
            try (PluginProcess plugin = PluginProcess.start(launch.of(folder).withStopGrace(Duration.ofMillis(200)))) {
                server.print("half ");
                server.print("a line\n[WARN] second\n");
                launch.awaitHeard("second");

                assertThat(plugin.isAlive()).isTrue();
                assertThat(launch.heard()).extracting(PluginLogLine::message).containsExactly("half a line", "second");
            }
        }
    }

    static String resource(PluginConnection connection, String path) throws Exception {
        return connection
                .callResource(CallResourceRequest.newBuilder().setPath(path).build())
                .get(20, TimeUnit.SECONDS)
                .getBody()
                .toStringUtf8();
    }
}
