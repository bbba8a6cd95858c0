package dev.frameproof.host.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveTimingsTest {
    @Test
    void grafanasOwnPeriodsAreTheDefault() {
        assertThat(LiveTimings.grafana())
                .isEqualTo(new LiveTimings(
                        Duration.ofSeconds(25),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        3,
                        Duration.ofMinutes(1),
                        Duration.ofMillis(100),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(5)));
    }

    @Test
    void waitsDoubleUpToTheLongest() {
        List<Long> waits = IntStream.range(0, 8)
                .mapToObj(n -> LiveTimings.grafana().retryDelay(n).toMillis())
                .toList();
        assertThat(waits).containsExactly(0L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
        assertThat(LiveTimings.grafana().retryDelay(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void settingsSurviveTheWayToTheProcessAndShowNoPassword() throws Exception {
        HostSettings settings = new HostSettings(
                "10.1.2",
                4711,
                "the-password",
                LiveLimits.grafana().withMaxConnections(7).withAllowedOrigins(List.of("http://a")),
                HostSettings.Periods.of(LiveTimings.grafana()),
                List.of("/p"),
                "/home",
                "/logs");
        assertThat(HostSettings.parse(settings.toJson())).isEqualTo(settings);
        assertThat(settings.toServerConfig().timings()).isEqualTo(LiveTimings.grafana());
        assertThat(settings.toServerConfig().limits()).isEqualTo(settings.limits());
        assertThat(settings.toString() + settings.toServerConfig()).doesNotContain("the-password");
    }

    @Test
    void wrongLimitsAreRefused() {
        assertThatThrownBy(() -> LiveLimits.grafana().withMaxConnections(-2))
                .hasMessageContaining("-1 (unlimited) or more, got -2");
        assertThatThrownBy(() -> LiveLimits.grafana().withClientQueueBytes(0)).hasMessageContaining("1 or more");
    }
}
