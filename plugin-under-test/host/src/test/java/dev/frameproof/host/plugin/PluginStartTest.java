package dev.frameproof.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.frameproof.host.plugin.PluginStartException.Reason;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that do not start. Each script first notes its process, so that the test sees whether it is gone. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class PluginStartTest {
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
    void pluginThatNeverShakesHandsIsNotWaitedForForever() throws Exception {
        PluginStartException failure =
                failure("echo '[INFO] warming up' >&2; exec /bin/sleep 100", Duration.ofMillis(700));

        assertThat(failure.reason()).isEqualTo(Reason.NO_HANDSHAKE);
        assertThat(failure.lastLines()).containsExactly("[INFO] warming up");
        assertThat(failure)
                .hasMessageContainingAll(
                        "frameproof-test-datasource", "no hands within 700 ms", "[INFO] warming up", "plugin.log");
    }

    @Test
    void pluginThatEndsAtOnceTellsItsCodeAndItsLastLines() throws Exception {
        PluginStartException failure = failure("echo 'no license' >&2; exit 3");

        assertThat(failure.reason()).isEqualTo(Reason.EXITED);
        assertThat(failure).hasMessageContainingAll("exited with code 3", "no license", "no PATH, HOME or JAVA_HOME");
    }

    @Test
    void missingInterpreterIsNamedAsTheCause() throws Exception {
        folder.executable("#!/no/such/interpreter\n");

        PluginStartException failure = failure(Duration.ofSeconds(20));

        assertThat(failure.reason()).isEqualTo(Reason.EXITED);
        assertThat(failure).hasMessageContainingAll("interpreter", "first line");
    }

    @Test
    void nonsenseIsQuoted() throws Exception {
        PluginStartException failure = failure("echo 'Hello, world'; exec /bin/sleep 100");

        assertThat(failure.reason()).isEqualTo(Reason.NONSENSE);
        assertThat(failure).hasMessageContainingAll("'Hello, world'", "1|2|unix|");
    }

    @Test
    void otherProtocolIsTold() throws Exception {
        for (String line : List.of("2|2|unix|/tmp/x|grpc|", "1|1|unix|/tmp/x|grpc|", "1|2|unix|/tmp/x")) {
            PluginStartException failure = failure("echo '" + line + "'; exec /bin/sleep 100");

            assertThat(failure.reason()).isEqualTo(Reason.OTHER_PROTOCOL);
        }
    }

    @Test
    void socketThatNobodyServesIsUnreachable() throws Exception {
        PluginStartException failure =
                failure("echo '1|2|unix|" + temporary.resolve("gone") + "|grpc|'; exec /bin/sleep 100");

        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure)
                .hasMessageContainingAll(
                        "nobody answers", temporary.resolve("gone").toString());
    }

    @Test
    void pluginThatEndsAfterItsHandshakeHasExited() throws Exception {
        PluginStartException failure =
                failure("echo '1|2|unix|" + temporary.resolve("gone") + "|grpc|'; echo 'panic: nil map' >&2; exit 2");

        assertThat(failure.reason()).isEqualTo(Reason.EXITED);
        assertThat(failure).hasMessageContainingAll("exited with code 2", "panic: nil map");
    }

    @Test
    void serverThatNeverAnswersIsUnreachable() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            PluginStartException failure = failure(
                    "echo '1|2|tcp|127.0.0.1:" + silent.getLocalPort() + "|grpc|'; exec /bin/sleep 100",
                    Duration.ofMillis(1500));

            assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(failure).hasMessageContaining("did not answer within 1500 ms");
        }
    }

    @Test
    void grpcServerThatIsNoPluginIsToldApart() throws Exception {
        try (TestingGrpcServer server = TestingGrpcServer.servingNothing()) {
            PluginStartException failure = failure("echo '" + server.handshake() + "'; exec /bin/sleep 100");

            assertThat(failure.reason()).isEqualTo(Reason.NO_PLUGIN);
            assertThat(failure).hasMessageContaining("grpc.health.v1.Health");
        }
        try (TestingGrpcServer server = TestingGrpcServer.notServing()) {
            PluginStartException failure = failure("echo '" + server.handshake() + "'; exec /bin/sleep 100");

            assertThat(failure.reason()).isEqualTo(Reason.NOT_SERVING);
        }
    }

    @Test
    void logThatCannotBeWrittenIsTold() throws Exception {
        Files.createFile(temporary.resolve("logs"));

        PluginStartException failure = catchThrowableOfType(
                PluginStartException.class, () -> PluginProcess.start(launch.of(folder.script("exit 0"))));

        assertThat(failure.reason()).isEqualTo(Reason.NOT_RUN);
        assertThat(failure).hasMessageContainingAll("log file", "plugin.log");
    }

    @Test
    void interruptedStartLeavesNothing() throws Exception {
        folder.script("echo $$ > '" + pidFile() + "'; echo started >&2; exec /bin/sleep 100");
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        CompletableFuture<Void> running = new CompletableFuture<>();
        PluginLaunch started = launch.of(folder).withLog(line -> running.complete(null));
        Thread starter = new Thread(() -> {
            try (PluginProcess plugin = PluginProcess.start(started)) {
                thrown.complete(new AssertionError("it started: " + plugin));
            } catch (PluginStartException | InterruptedException e) {
                thrown.complete(e);
            }
        });
        starter.start();
        running.get(20, TimeUnit.SECONDS);

        starter.interrupt();

        assertThat(thrown.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertNothingLeft();
    }

    private PluginStartException failure(String script) throws Exception {
        return failure(script, Duration.ofSeconds(20));
    }

    private PluginStartException failure(String script, Duration timeout) throws Exception {
        folder.script("echo $$ > '" + pidFile() + "'\n" + script);
        PluginStartException failure = failure(timeout);
        assertNothingLeft();
        return failure;
    }

    private PluginStartException failure(Duration timeout) {
        return catchThrowableOfType(
                PluginStartException.class,
                () -> PluginProcess.start(launch.of(folder).withHandshakeTimeout(timeout)));
    }

    private void assertNothingLeft() throws Exception {
        long pid = Long.parseLong(Files.readString(pidFile()).strip());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private Path pidFile() {
        return temporary.resolve("pid");
    }
}
