package dev.frameproof.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.harness.plan.PlanException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveLoadTest {
    private static final LiveLoadResult RESULT = new LiveLoadResult(
            100, 50, 5_000, true, 100, List.of(), 2_000, 9_000, 1.5, Map.of("kafka", 0.25), Map.of("kafka", 300.0), 40);

    @Test
    void resultGoesThroughALine() {
        assertThat(LiveLoadResult.ofLine(RESULT.toLine())).contains(RESULT);
        assertThat(LiveLoadResult.ofLine("something else")).isEmpty();
    }

    @Test
    void settingsGoThroughTextAndShowNoPassword() throws Exception {
        var settings = new LiveLoadSettings(
                "http://127.0.0.1:1",
                "hunter2",
                "default",
                "uid",
                "127.0.0.1:2",
                Map.of("kafka", 17L),
                10,
                List.of(new LiveLoadSettings.Step(5, 10, 60, false)));
        assertThat(LiveLoadSettings.parse(settings.toJson())).isEqualTo(settings);
        assertThat(settings.toString()).doesNotContain("hunter2");
    }

    @Test
    void resultHoldsOnlyWhereAllViewersFollowedAndWereProved() {
        assertThat(RESULT.holds()).isTrue();
        assertThat(RESULT.line()).contains("all proved", "kafka 0.25");
        LiveLoadResult unproved =
                new LiveLoadResult(100, 50, 5_000, true, 99, List.of(), 2_000, 9_000, 1.5, Map.of(), Map.of(), 40);
        assertThat(unproved.holds()).isFalse();
    }

    @Test
    void tooFewOpenFilesAreToldWithTheWayOut() {
        assertThatCode(() -> OpenFiles.require(5_000, 20_000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> OpenFiles.require(5_000, 1_024))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("ulimit -n 5500");
    }

    @Test
    void sharesAreToldTheGreatestFirst() {
        assertThat(Shares.text(Map.of("a", 0.1, "b", 0.7))).isEqualTo("b 0.70, a 0.10");
    }
}
