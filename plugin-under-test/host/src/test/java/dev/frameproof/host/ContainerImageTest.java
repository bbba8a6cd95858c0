package dev.frameproof.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerImageTest {
    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({
        "grafana/grafana:12.4.0,grafana/grafana:12.4.0-ubuntu",
        "docker.io/grafana/grafana:12.4.0,docker.io/grafana/grafana:12.4.0-ubuntu",
        "grafana/grafana-enterprise:11.2.0,grafana/grafana-enterprise:11.2.0-ubuntu",
        "grafana/grafana,grafana/grafana:latest-ubuntu",
        "grafana/grafana:12.4.0-ubuntu,grafana/grafana:12.4.0-ubuntu",
        "registry.example/team/grafana:12.4.0,registry.example/team/grafana:12.4.0",
    })
    void pluginWithAGlibcRuntimeGetsTheUbuntuVariant(String asked, String started) throws IOException {
        Path loader = Files.createDirectories(temporary.resolve("runtime/linux_amd64"))
                .resolve("loader");
        Files.writeString(loader, "/lib64/ld-linux-x86-64.so.2\n");
        ContainerImage image = ContainerImage.of(asked, temporary);
        assertThat(image.name()).isEqualTo(started);
        assertThat(image.reason().isEmpty()).isEqualTo(asked.equals(started));
    }

    @Test
    void anyOtherPluginGetsTheImageThatWasAskedFor() {
        assertThat(ContainerImage.of("grafana/grafana:12.4.0", temporary))
                .isEqualTo(new ContainerImage("grafana/grafana:12.4.0", ""));
    }
}
