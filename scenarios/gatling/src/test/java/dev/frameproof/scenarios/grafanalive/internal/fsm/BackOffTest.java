package dev.frameproof.scenarios.grafanalive.internal.fsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void waitsDoubleUpToTheLongest() {
        BackOff backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(20), 100, false);
        assertThat(backOff.after(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(backOff.after(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backOff.after(6)).isEqualTo(Duration.ofSeconds(16));
        assertThat(backOff.after(7)).isEqualTo(Duration.ofSeconds(20));
        assertThat(backOff.after(90)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void impossibleOnesAreRefused() {
        assertThatThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1), 3, false))
                .hasMessageContaining("at most the longest");
        assertThatThrownBy(() -> new BackOff(Duration.ZERO, Duration.ofSeconds(1), 0, false))
                .hasMessageContaining("at least one try");
    }
}
