package dev.frameproof.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {
    @TempDir
    Path temporary;

    @Test
    void readsWhatContainerToolsRead() throws Exception {
        Path file = Files.writeString(temporary.resolve("grafana.env"), """
                # what Grafana is started with
                GF_LIVE_MAX_CONNECTIONS=500

                export GF_LOG_LEVEL = debug
                GF_A="with spaces "
                GF_B='single=yes'
                GF_C=
                """);
        assertThat(EnvironmentFile.read(file))
                .containsEntry("GF_LIVE_MAX_CONNECTIONS", "500")
                .containsEntry("GF_LOG_LEVEL", "debug")
                .containsEntry("GF_A", "with spaces ")
                .containsEntry("GF_B", "single=yes")
                .containsEntry("GF_C", "")
                .hasSize(5);
    }

    @Test
    void wrongLineIsToldWithItsPlaceAndWithoutItsText() throws Exception {
        Path file = Files.writeString(temporary.resolve("grafana.env"), "A=1\nhunter2\n");
        assertThatThrownBy(() -> EnvironmentFile.read(file))
                .isInstanceOf(TargetException.class)
                .hasMessage(file + ":2: this is not NAME=value");
        assertThatThrownBy(() -> EnvironmentFile.read(temporary.resolve("absent")))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("absent cannot be read");
    }
}
