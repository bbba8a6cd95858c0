package dev.frameproof.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ViewerArrivalsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void openStepsSayHowManyCome() {
        assertThat(ViewerArrivals.parse(
                                false,
                                List.of(
                                        "100 at once",
                                        "1000 over 30s",
                                        "500 peaking over 1m",
                                        "5/s for 1m",
                                        "1/s..10/s over 1m",
                                        "poisson 2.5/s for 1m",
                                        "nobody for 1m"))
                        .steps())
                .containsExactly(
                        new ArrivalStep.AtOnce(100),
                        new ArrivalStep.Over(1_000, Duration.ofSeconds(30)),
                        new ArrivalStep.Peaking(500, MINUTE),
                        new ArrivalStep.AtRate(5, 5, MINUTE, false),
                        new ArrivalStep.AtRate(1, 10, MINUTE, false),
                        new ArrivalStep.AtRate(2.5, 2.5, MINUTE, true),
                        new ArrivalStep.Nobody(MINUTE));
    }

    @Test
    void closedStepsSayHowManyAreThere() {
        assertThat(ViewerArrivals.parse(true, List.of("50 for 1m", "10..50 over 1m"))
                        .steps())
                .containsExactly(new ArrivalStep.There(50, 50, MINUTE), new ArrivalStep.There(10, 50, MINUTE));
    }

    @Test
    void stepOfTheOtherModelOrOfNoneIsRefusedWithExamples() {
        assertThatThrownBy(() -> ViewerArrivals.parse(true, List.of("100 at once")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("closed model");
        assertThatThrownBy(() -> ViewerArrivals.parse(false, List.of("10..50 over 1m")))
                .hasMessageContaining("'1000 over 30s'");
        assertThatThrownBy(() -> ViewerArrivals.parse(false, List.of("a few")))
                .hasMessageContaining("is no step of arrivals");
        assertThatThrownBy(() -> ViewerArrivals.parse(false, List.of())).hasMessageContaining("no step");
    }
}
