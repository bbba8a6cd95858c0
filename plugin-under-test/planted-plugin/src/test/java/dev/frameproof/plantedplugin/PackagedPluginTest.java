package dev.frameproof.plantedplugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.protocol.HandshakeLine;
import dev.frameproof.protocol.host.PluginConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The folder that the build has made, started with nothing in the environment. Runs in phase integration-test. */
@Tag("packaged")
@Timeout(60)
class PackagedPluginTest {
    private static final Path FOLDER =
            Path.of("target", "plugin", "frameproof-planted-datasource").toAbsolutePath();

    @Test
    void handshakesAndServes(@TempDir Path temporary) throws Exception {
        Path executable = executable();
        ProcessBuilder builder = new ProcessBuilder(executable.toString())
                .redirectError(temporary.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("grafana_plugin_type", "datasource", "PLUGIN_PROTOCOL_VERSIONS", "2"));
        Process plugin = builder.start();
        try (PluginConnection connection = PluginConnection.open(
                HandshakeLine.parse(plugin.inputReader().readLine()).address())) {
            assertThat(connection.health().get(20, TimeUnit.SECONDS)).isTrue();
            connection.shutdown().get(20, TimeUnit.SECONDS);
            assertThat(plugin.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(temporary.resolve("err")).content().doesNotContain("shared archive");
        } finally {
            plugin.destroyForcibly();
        }
    }

    @Test
    void folderIsWhole() {
        assertThat(FOLDER.resolve("plugin.json")).content().contains("\"id\": \"frameproof-planted-datasource\"");
        assertThat(FOLDER.resolve("module.js")).exists();
        assertThat(FOLDER.resolve("img/logo.svg")).exists();
    }

    private static Path executable() throws IOException {
        String arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        String os = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith("gpx_frameproof_planted_" + os + "_" + arch))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
