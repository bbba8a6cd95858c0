package dev.frameproof.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginSourceTest {
    @TempDir
    Path temporary;

    @Test
    void textsAreToldApart() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("acme-stream-datasource"));
        assertThat(PluginSource.parse("bundled")).isEqualTo(new PluginSource.Bundled());
        assertThat(PluginSource.parse(folder.toString())).isEqualTo(new PluginSource.Local(folder));
        assertThat(PluginSource.parse("acme-stream-datasource@1.7.2"))
                .isEqualTo(new PluginSource.Catalogue("acme-stream-datasource", "1.7.2"));
        assertThat(PluginSource.parse("acme-stream-datasource@latest"))
                .isEqualTo(new PluginSource.Catalogue("acme-stream-datasource", "latest"));
        assertThat(PluginSource.parse("acme-stream-datasource@all").text()).isEqualTo("acme-stream-datasource@all");
        assertThat(PluginSource.parse("acme-stream-datasource"))
                .isEqualTo(new PluginSource.Installed("acme-stream-datasource"));
    }

    @Test
    void pathThatLeadsNowhereIsToldWithWhatToDo() {
        assertThatThrownBy(() -> PluginSource.parse("./absent.zip"))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining(
                        "--plugin: there is nothing at " + Path.of("absent.zip").toAbsolutePath())
                .hasMessageContaining("ID@VERSION");
    }
}
