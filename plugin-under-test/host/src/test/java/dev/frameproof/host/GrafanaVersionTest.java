package dev.frameproof.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrafanaVersionTest {
    @Test
    void versionsAreOrderedByNumbersAndPreReleasesComeBeforeTheirRelease() {
        List<GrafanaVersion> ordered = List.of("9.5.21", "10.1.2", "10.2.0-pre", "10.2.0", "10.10.0", "12.4.0").stream()
                .map(GrafanaVersion::parse)
                .toList();
        List<GrafanaVersion> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(7));
        Collections.sort(shuffled);
        assertThat(shuffled).isEqualTo(ordered);
    }

    @Test
    void buildMetadataIsLeftOut() {
        assertThat(GrafanaVersion.parse("12.4.0+security-01")).hasToString("12.4.0");
        assertThat(GrafanaVersion.parse("13.0.0-12345pre")).hasToString("13.0.0-12345pre");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "12.4", "v12.4.0", "12.4.x", "latest"})
    void otherTextIsRefusedSayingHowToWriteIt(String text) {
        assertThatThrownBy(() -> GrafanaVersion.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("for example 12.4.0");
    }
}
