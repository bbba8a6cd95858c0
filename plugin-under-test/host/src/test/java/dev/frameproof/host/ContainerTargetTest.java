package dev.frameproof.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a Docker API, where one answers; {@code FRAMEPROOF_TEST_IMAGE} names another image than Grafana's own. */
class ContainerTargetTest {
    private static final String IMAGE =
            Optional.ofNullable(System.getenv("FRAMEPROOF_TEST_IMAGE")).orElse("grafana/grafana:12.4.0-ubuntu");

    @TempDir
    Path temporary;

    @BeforeEach
    void needsADockerApi() {
        Optional<String> missing = DockerService.missing();
        assumeThat(missing).as(() -> "skipped: " + missing.orElse("")).isEmpty();
    }

    @Test
    void startedWithThePluginItLeavesNothingBehind() throws Exception {
        Optional<String> missing = DockerService.missing(IMAGE);
        assumeThat(missing).as(() -> "skipped: " + missing.orElse("")).isEmpty();
        Path plugin = TestingCounterPlugin.folder(temporary);
        StartedGrafanaConfig config = StartedGrafanaConfig.of(plugin, temporary.resolve("logs"), "a-password");
        try (ContainerTarget target = ContainerTarget.start(IMAGE, config)) {
            assertThat(target.describe()).startsWith("Grafana ").contains(IMAGE);
            assertThat(target.plugins()).containsExactly("counter-datasource 1.2.3");
            target.provision(new DatasourceSpec("Counter", "counter", "counter-datasource", Map.of(), Map.of()));
            assertThat(target.failure()).isEmpty();
        }
        assertThat(Files.readString(temporary.resolve("logs/grafana.log"))).isNotEmpty();
    }

    @Test
    void tagThatDoesNotExistIsTheReason() throws Exception {
        Path plugin = TestingCounterPlugin.folder(temporary);
        StartedGrafanaConfig config = StartedGrafanaConfig.of(plugin, temporary.resolve("logs"), "a-password");
        assertThatThrownBy(() -> ContainerTarget.start("localhost:1/frameproof/absent:0", config))
                .isInstanceOf(TargetUnavailableException.class)
                .hasMessageContaining("there is no image localhost:1/frameproof/absent:0 to be had");
    }
}
