package dev.frameproof.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTargetTest {
    private static final String PASSWORD = "a-password-of-this-test";

    @TempDir
    Path temporary;

    @Test
    void startedWithItsOwnDataAndThePluginItLeavesNothingBehind() throws Exception {
        Path home = TestingGrafana.home(temporary);
        List<Path> before = all(home);
        Map<String, Long> processes;
        Path data;
        try (HomeTarget target = HomeTarget.start(home, Optional.empty(), config())) {
            assertThat(target.describe()).isEqualTo("Grafana 12.4.0 from a home folder");
            assertThat(target.embedded()).isFalse();
            assertThat(target.version()).hasToString("12.4.0");
            assertThat(target.liveNamespace()).isEqualTo("default");
            assertThat(target.plugins()).containsExactly("counter-datasource 1.2.3");
            assertThat(target.facts().get("Limits of the target"))
                    .isEqualTo("64 MiB may wait for a client (Grafana: 4 MiB), any number of clients (Grafana: 100)");
            target.provision(new DatasourceSpec("Counter", "counter", "counter-datasource", Map.of(), Map.of()));
            assertThat(target.health("counter").status()).isEqualTo(200);
            processes = target.processes();
            assertThat(processes).containsOnlyKeys("grafana", "counter-datasource");
            data = Path.of(target.resource("counter", "GET", "env/GF_PLUGIN_APP_HOME", "")
                    .body());
            secretIsInNoProcessList(target);
        }
        assertThat(processes.values()).noneMatch(HomeTargetTest::isAlive);
        assertThat(all(home)).isEqualTo(before);
        assertThat(data.toString()).isNotNull();
        assertThat(leftovers()).isEmpty();
        assertThat(Files.readString(temporary.resolve("logs/grafana.log")))
                .contains("arguments=server --homepath " + home)
                .doesNotContain(PASSWORD);
    }

    @Test
    void environmentFileWinsWhereARunCanLiveWithIt() throws Exception {
        Path home = TestingGrafana.home(temporary);
        StartedGrafanaConfig config = config().withEnvironment(Map.of(
                "GF_LIVE_MAX_CONNECTIONS", "250",
                "GF_LIVE_CLIENT_QUEUE_MAX_SIZE", "8388608",
                "GF_SERVER_HTTP_PORT", "1",
                "GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS", "other-app"));
        try (HomeTarget target = HomeTarget.start(home, Optional.empty(), config)) {
            assertThat(target.facts().get("Limits of the target"))
                    .isEqualTo("8 MiB may wait for a client (Grafana: 4 MiB), at most 250 clients (Grafana: 100)");
        }
    }

    @Test
    void provisioningFilesOfTheUsersAreReadWhereTheyLie() throws Exception {
        Path home = TestingGrafana.home(temporary);
        Path files = Files.createDirectories(temporary.resolve("provisioning"));
        Path datasource = Files.writeString(
                Files.createDirectories(files.resolve("datasources")).resolve("theirs.yaml"), "apiVersion: 1");
        StartedGrafanaConfig config = config().withEnvironment(Map.of("GF_PATHS_PROVISIONING", files.toString()));
        HomeTarget.start(home, Optional.empty(), config).close();
        assertThat(log()).contains("provisioning=" + files + "\n");
        assertThat(datasource).hasContent("apiVersion: 1");

        StartedGrafanaConfig wrong = config.withEnvironment(Map.of("GF_PATHS_PROVISIONING", "absent"));
        assertThatThrownBy(() -> HomeTarget.start(home, Optional.empty(), wrong))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("GF_PATHS_PROVISIONING: there is no folder " + home.resolve("absent"));
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void deathOfThePluginAndOfGrafanaAreToldApart() throws Exception {
        Path program = TestingGrafana.program(temporary.resolve("grafana-server"));
        Path home = TestingGrafana.home(temporary);
        try (HomeTarget target = HomeTarget.start(home, Optional.of(program), config())) {
            assertThat(target.pluginDeath()).isEmpty();
            target.provision(new DatasourceSpec("Counter", "counter", "counter-datasource", Map.of(), Map.of()));
            assertThat(target.health("counter").status())
                    .as("it is past its start")
                    .isEqualTo(200);
            long plugin = target.processes().get("counter-datasource");
            ProcessHandle.of(plugin).orElseThrow().destroyForcibly();
            ProcessHandle.of(plugin).ifPresent(HomeTargetTest::awaitEnd);
            await(() -> target.pluginDeath().isPresent());
            assertThat(target.pluginDeath().orElseThrow())
                    .isEqualTo("the plugin counter-datasource (process %d) ended by itself".formatted(plugin));
            assertThat(target.failure()).as(() -> log()).isEmpty();

            long grafana = target.processes().get("grafana");
            ProcessHandle.of(grafana).orElseThrow().destroyForcibly();
            await(() -> target.failure().isPresent());
            assertThat(target.failure().orElseThrow()).contains("Grafana died").contains("grafana.log");
        }
        assertThat(Files.readString(temporary.resolve("logs/grafana.log")))
                .as("an old program is not told to be a server")
                .contains("arguments=--homepath " + home);
    }

    @Test
    void grafanaThatDoesNotStartIsToldWithItsLastLines() throws Exception {
        Path home = TestingGrafana.home(temporary);
        StartedGrafanaConfig config = config().withEnvironment(Map.of("GF_TESTING_FAIL", "database is locked"));
        assertThatThrownBy(() -> HomeTarget.start(home, Optional.empty(), config))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("Grafana did not start")
                .hasMessageContaining("database is locked");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void folderThatIsNoHomeAndHomeWithoutAProgramAreToldWithWhatToDo() throws Exception {
        assertThatThrownBy(() -> HomeTarget.start(temporary, Optional.empty(), config()))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining(temporary + " is no Grafana home")
                .hasMessageContaining("conf/defaults.ini");
        Path home = TestingGrafana.home(temporary);
        Files.delete(home.resolve("bin/grafana"));
        assertThatThrownBy(() -> HomeTarget.start(home, Optional.empty(), of(temporary.resolve("counter-datasource"))))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("there is no program " + home.resolve("bin/grafana"))
                .hasMessageContaining("--grafana-bin");
    }

    @Test
    void grafanaThatNeverServesIsEndedAtItsDeadline() throws Exception {
        Path home = TestingGrafana.home(temporary);
        Path sleeper = Files.writeString(temporary.resolve("sleeper"), "#!/bin/sh\necho waiting\nexec sleep 600\n");
        assertThat(sleeper.toFile().setExecutable(true)).isTrue();
        StartedGrafanaConfig config = config().withStartDeadline(Duration.ofMillis(500));
        assertThatThrownBy(() -> HomeTarget.start(home, Optional.of(sleeper), config))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("was not ready within 500 ms: waited for Grafana's answer at http://127.0.0.1:")
                .hasMessageContaining("waiting");
        assertThat(ProcessHandle.current()
                        .descendants()
                        .map(child -> child.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains("sleep 600"));
    }

    private StartedGrafanaConfig config() throws IOException {
        return of(TestingCounterPlugin.folder(temporary));
    }

    private StartedGrafanaConfig of(Path plugin) {
        return StartedGrafanaConfig.of(plugin, temporary.resolve("logs"), PASSWORD);
    }

    private static void secretIsInNoProcessList(HomeTarget target) {
        for (long pid : target.processes().values()) {
            assertThat(ProcessHandle.of(pid).flatMap(process -> process.info().commandLine()))
                    .hasValueSatisfying(line -> assertThat(line).doesNotContain(PASSWORD));
        }
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.sorted().toList();
        }
    }

    private static List<Path> leftovers() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.filter(path -> path.getFileName().toString().startsWith("frameproof-grafana"))
                    .toList();
        }
    }

    private String log() {
        try {
            return Files.readString(temporary.resolve("logs/grafana.log"));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit().orTimeout(5, TimeUnit.SECONDS).join();
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean() && System.nanoTime() - deadlineNanos < 0) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
