package dev.frameproof.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.host.embedded.TestingApi;
import dev.frameproof.host.embedded.TestingServer;
import dev.frameproof.host.embedded.TestingSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTargetTest {
    private static final String CHANNEL = "default/ds/counter/c";
    private static final String SECRET = "very-secret-token";

    @TempDir
    Path temporary;

    @Test
    void realPluginIsServedSurvivesItsDeathAndLeavesNothingBehind() throws Exception {
        EmbeddedTargetConfig config = EmbeddedTargetConfig.of(
                        TestingCounterPlugin.folder(temporary), temporary.resolve("logs"))
                .withAdminPassword(TestingApi.PASSWORD);
        Map<String, Long> processes;
        try (EmbeddedTarget target = EmbeddedTarget.start(config)) {
            assertThat(target.describe())
                    .contains("embedded")
                    .contains("12.4.0")
                    .contains("not Grafana");
            assertThat(target.embedded()).isTrue();
            assertThat(target.plugins()).containsExactly("counter-datasource 1.2.3");
            processes = target.processes();
            assertThat(processes).containsOnlyKeys("embedded-target", "counter-datasource");
            target.provision(
                    new DatasourceSpec("Counter", "counter", "counter-datasource", Map.of(), Map.of("token", SECRET)));
            assertThat(target.health("counter").status()).isEqualTo(200);
            assertThat(get(target, "env/GF_VERSION")).isEqualTo("12.4.0");
            assertThat(get(target, "env/GF_ENTERPRISE_APP_URL")).isEqualTo(target.url() + "/");
            assertThat(get(target, "secret")).isEqualTo(SECRET);
            volumeOfLinesThatNobodyKeepsIsTold(target);
            dieAndComeBack(target, processes.get("counter-datasource"));
            secretsAreNowhere(target);
            processes = target.processes();
        }
        assertThat(processes.values()).hasSize(2).noneMatch(EmbeddedTargetTest::isAlive);
    }

    @Test
    void signalAloneDoesNotEndItWhileItsParentWantsIt() throws Exception {
        EmbeddedTargetConfig config =
                EmbeddedTargetConfig.of(TestingCounterPlugin.folder(temporary), temporary.resolve("logs"));
        long host;
        try (EmbeddedTarget target = EmbeddedTarget.start(config)) {
            target.provision(new DatasourceSpec("Counter", "counter", "counter-datasource", Map.of(), Map.of()));
            host = target.processes().get("embedded-target");
            assertThat(ProcessHandle.of(host).orElseThrow().destroy()).isTrue();
            for (int i = 0; i < 20; i++) {
                assertThat(target.health("counter").body()).contains("well");
            }
        }
        assertThat(isAlive(host)).isFalse();
    }

    @Test
    void folderWithoutAPluginIsToldWithItsPlace() throws Exception {
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        EmbeddedTargetConfig config = EmbeddedTargetConfig.of(empty, temporary.resolve("logs"));
        assertThatThrownBy(() -> EmbeddedTarget.start(config))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("no plugin.json in " + empty);
        assertThat(children()).isEmpty();
    }

    @Test
    void takenPortIsToldWithWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EmbeddedTargetConfig config = EmbeddedTargetConfig.of(
                            TestingCounterPlugin.folder(temporary), temporary.resolve("logs"))
                    .withPort(taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedTarget.start(config))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("choose another port");
        }
        assertThat(children()).isEmpty();
    }

    @Test
    void unknownVersionIsRefusedNamingThoseThatAreKnown() throws Exception {
        EmbeddedTargetConfig config =
                EmbeddedTargetConfig.of(temporary, temporary).withVersion("9.0.0");
        assertThatThrownBy(() -> EmbeddedTarget.start(config)).hasMessageContaining("known are 10.1.2, 10.2.0");
    }

    private void volumeOfLinesThatNobodyKeepsIsTold(EmbeddedTarget target) throws IOException {
        long before = target.logBytes().getOrDefault("counter-datasource", 0L);
        for (int i = 0; i < 10; i++) {
            get(target, "debug");
        }
        long wanted = before + 10 * (TestingCounterPlugin.DEBUG_LINE.length() + 1L);
        TestingServer.await("the log volume", () -> target.logBytes().getOrDefault("counter-datasource", 0L) >= wanted);
        try (Stream<Path> logs = Files.list(temporary.resolve("logs"))) {
            for (Path file : logs.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("nobody keeps this", "plugin-log");
            }
        }
    }

    private void dieAndComeBack(EmbeddedTarget target, long firstPid) throws IOException {
        try (TestingSocket viewer = new TestingSocket(target.url().toString(), "/api/live/ws", TestingApi.asAdmin())) {
            viewer.send("{\"connect\":{},\"id\":1}\n{\"subscribe\":{\"channel\":\"%s\"},\"id\":2}".formatted(CHANNEL));
            readUntil(viewer, "{\"pid\":%d,".formatted(firstPid));
            assertThat(target.pluginDeath()).isEmpty();
            assertThat(target.resource("counter", "GET", "crash", "").isOk()).isFalse();
            TestingServer.await(
                    "the restart", () -> target.processes().getOrDefault("counter-datasource", firstPid) != firstPid);
            long secondPid = target.processes().get("counter-datasource");
            readUntil(viewer, "{\"pid\":%d,".formatted(secondPid));
            assertThat(target.pluginDeath().orElseThrow())
                    .contains("counter-datasource")
                    .contains("7");
            assertThat(isAlive(firstPid)).isFalse();
        }
    }

    private void secretsAreNowhere(EmbeddedTarget target) throws IOException {
        for (long pid : target.processes().values()) {
            String command =
                    ProcessHandle.of(pid).orElseThrow().info().commandLine().orElse("");
            assertThat(command).isNotEmpty().doesNotContain(TestingApi.PASSWORD, SECRET);
        }
        try (Stream<Path> logs = Files.list(temporary.resolve("logs"))) {
            List<Path> files = logs.filter(Files::isRegularFile).toList();
            assertThat(files).hasSize(2);
            for (Path file : files) {
                assertThat(Files.readString(file)).doesNotContain(TestingApi.PASSWORD, SECRET);
            }
        }
        assertThat(Files.readString(temporary.resolve("logs/embedded-target.log")))
                .containsPattern("(?m)^\\S+Z INFO host plugin counter-datasource runs, pid \\d+$")
                .containsPattern("(?m)^\\S+Z ERROR host plugin counter-datasource .*7");
    }

    private static void readUntil(TestingSocket viewer, String wanted) throws IOException {
        String text = viewer.receive().text();
        while (!text.contains(wanted)) {
            if (text.equals("{}")) {
                viewer.send("{}");
            }
            text = viewer.receive().text();
        }
    }

    private static String get(EmbeddedTarget target, String path) {
        return target.resource("counter", "GET", path, "").body();
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
