package dev.frameproof.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.process.ProcessExit;
import dev.frameproof.protocol.host.PacketListener;
import dev.frameproof.protocol.host.StreamEnd;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class PluginSupervisorTest {
    @TempDir
    private Path temporary;

    private final Heard heard = new Heard();
    private TestingLaunch launch;
    private TestingPluginFolder folder;

    @BeforeEach
    void prepare() throws Exception {
        launch = new TestingLaunch(temporary);
        folder = new TestingPluginFolder(temporary).plugin();
    }

    @Test
    void killedPluginIsRunAgainAndItsStreamsFail() throws Exception {
        PluginProcess second;
        try (PluginSupervisor supervisor = PluginSupervisor.start(launch.of(folder), heard)) {
            PluginProcess first = supervisor.process().orElseThrow();
            CompletableFuture<StreamEnd> stream = stream(first, "2000000000");

            ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();

            assertThat(heard.next(ProcessExit.class).code()).isEqualTo(137);
            assertThat(stream.get(20, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            StreamEnd.Failed.class, e -> assertThat(e.code()).isEqualTo(Status.Code.UNAVAILABLE));
            assertThat(Path.of(first.address().text()))
                    .as("the dead one's socket")
                    .doesNotExist();
            second = heard.next(PluginProcess.class);
            assertThat(second.pid()).isNotEqualTo(first.pid());
            assertThat(supervisor.process()).contains(second);
            assertThat(stream(second, "10").get(20, TimeUnit.SECONDS)).isEqualTo(new StreamEnd.Completed());
        }
        assertThat(second.exit().join().code()).isZero();
        assertThat(launch.sockets()).isEmptyDirectory();
        assertThat(heard.events).as("an ordered stop is no death").isEmpty();
    }

    @Test
    void pluginThatCannotRunAgainIsTriedUntilItCan() throws Exception {
        try (PluginSupervisor supervisor = PluginSupervisor.start(launch.of(folder), heard)) {
            PluginProcess first = supervisor.process().orElseThrow();
            folder.script("echo broken >&2; exit 9");
            CompletableFuture<?> crash = CompletableFuture.runAsync(
                    () -> assertThatThrownBy(() -> PluginProcessTest.resource(first.connection(), "crash")));

            assertThat(heard.next(ProcessExit.class).code()).isEqualTo(7);
            assertThat(heard.next(PluginStartException.class)).hasMessageContaining("exited with code 9");
            assertThat(heard.next(PluginStartException.class)).hasMessageContaining("exited with code 9");
            assertThat(supervisor.process()).isEmpty();
            folder.plugin();

            Object event = heard.next(Object.class);
            while (event instanceof PluginStartException) {
                event = heard.next(Object.class);
            }
            assertThat(event).isInstanceOf(PluginProcess.class);
            assertThat(supervisor.connection().orElseThrow().health().get(20, TimeUnit.SECONDS))
                    .isTrue();
            crash.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void closeGivesUpARestartThatIsUnderWay() throws Exception {
        PluginSupervisor supervisor = PluginSupervisor.start(launch.of(folder), heard);
        PluginProcess first = supervisor.process().orElseThrow();
        folder.script("echo waiting >&2; exec /bin/sleep 100");

        ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
        heard.next(ProcessExit.class);
        launch.awaitHeard("waiting");
        supervisor.close();

        assertThat(supervisor.process()).isEmpty();
        assertThat(ProcessHandle.current()
                        .descendants()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.contains("sleep 100")))
                .isEmpty();
    }

    @Test
    void firstStartThatFailsIsNotTriedAgain() throws Exception {
        folder.script("exit 4");

        assertThatThrownBy(() -> PluginSupervisor.start(launch.of(folder), heard))
                .isInstanceOf(PluginStartException.class);
        assertThat(heard.events).isEmpty();
    }

    private static CompletableFuture<StreamEnd> stream(PluginProcess plugin, String path) {
        CompletableFuture<StreamEnd> end = new CompletableFuture<>();
        plugin.connection()
                .runStream(RunStreamRequest.newBuilder().setPath(path).build(), new PacketListener() {
                    @Override
                    public void onPacket(byte[] data) {}

                    @Override
                    public void onEnd(StreamEnd how) {
                        end.complete(how);
                    }
                });
        return end;
    }

    private static final class Heard implements PluginLifeListener {
        private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

        <T> T next(Class<T> type) throws InterruptedException {
            return type.cast(Optional.ofNullable(events.poll(30, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("waited for " + type)));
        }

        @Override
        public void onDied(ProcessExit exit) {
            events.add(exit);
        }

        @Override
        public void onRestarted(PluginProcess process) {
            events.add(process);
        }

        @Override
        public void onRestartFailed(PluginStartException failure) {
            events.add(failure);
        }
    }
}
