package dev.frameproof.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.host.GrafanaVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrafanaVersionsTest {
    private final GrafanaVersions versions = new GrafanaVersions(
            Stream.of("10.4.0", "10.4.19", "11.0.0", "11.0.2", "11.1.13", "11.2.2", "11.6.16", "12.0.10", "12.1.0-pre")
                    .map(GrafanaVersion::parse)
                    .toList());

    @ParameterizedTest
    @CsvSource({
        "11.x, 10, 11.0.2 11.1.13 11.2.2 11.6.16",
        "10.4, 10, 10.4.19",
        "11.0.0, 10, 11.0.0",
        "latest, 10, 12.0.10",
        ">=10.4 <11.1, 10, 10.4.19 11.0.2",
        ">=10, 3, 10.4.19 11.2.2 12.0.10",
        ">=10, 2, 10.4.19 12.0.10",
        ">=10, 1, 12.0.10"
    })
    void rangeIsTheNewestPatchOfEachMinor(String range, int limit, String expected) {
        assertThat(versions.resolve(range, limit).stream().map(Object::toString))
                .containsExactly(expected.split(" "));
    }

    @Test
    void rangeWithoutReleasesIsRefused() {
        assertThatThrownBy(() -> versions.resolve(">=20", 5))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("10.4.19 to 12.0.10");
        assertThatThrownBy(() -> versions.resolve("eleven", 5)).isInstanceOf(PlanException.class);
    }

    @Test
    void everyKnownReleaseCanBeEmbedded() {
        assertThat(GrafanaVersions.known().newestPatches()).hasSizeGreaterThan(15);
        assertThat(new MatrixTargets(GrafanaVersions.known(), MatrixTargets.Kind.EMBEDDED, 50)
                        .of(List.of(">=10.2 <14")))
                .hasSizeGreaterThan(15)
                .allSatisfy(target -> assertThat(target.unavailable()).isEmpty());
    }

    @Test
    void readsWhatTheActionPutsOut(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("versions.json"), """
                [{"name": "grafana-enterprise", "version": "11.2.2"}, {"name": "grafana-dev", "version": "12.1.0-255911"},
                 {"name": "grafana", "version": "nightly"}]
                """);

        assertThat(new MatrixTargets(versions, MatrixTargets.Kind.CONTAINER, 6)
                        .ofAction(file).stream().map(MatrixTarget::name))
                .containsExactly(
                        "grafana/grafana-enterprise:11.2.2",
                        "grafana/grafana-dev:12.1.0-255911",
                        "grafana/grafana:nightly");
        List<MatrixTarget> embedded = new MatrixTargets(versions, MatrixTargets.Kind.EMBEDDED, 6).ofAction(file);
        assertThat(embedded.get(0).version()).contains(GrafanaVersion.parse("11.2.2"));
        assertThat(embedded.get(2).unavailable()).isPresent();
    }

    @Test
    void otherFilesAreRefused(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("versions.json"), "[{\"version\": \"11.2.2\"}]");
        var targets = new MatrixTargets(versions, MatrixTargets.Kind.EMBEDDED, 6);

        assertThatThrownBy(() -> targets.ofAction(file))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("entry 1 has no name");
        assertThatThrownBy(() -> targets.ofAction(dir.resolve("nowhere.json")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("no such file");
    }
}
