package dev.frameproof.matrix.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScenarioTest {
    @ParameterizedTest
    @ValueSource(strings = {"10.1.2", "12.4.0"})
    void everyRecordingCanBePlayed(String version) {
        for (String name : Scenario.NAMES) {
            Scenario scenario = Scenario.recorded(version, name);
            assertThat(scenario.steps()).as(name).isNotEmpty();
            assertThat(Transcript.recorded(scenario, "-")).as(name).isNotEmpty();
        }
        assertThat(Scenario.lines(version, HttpPlay.NAME)).hasSize(36);
    }

    @Test
    void stepsAreThoseOfTheRecordingWithoutPingsOfChance() {
        List<Step> steps = Scenario.recorded("10.1.2", "live-stream").steps();

        assertThat(steps.get(0)).isInstanceOf(Step.Opened.class);
        assertThat(steps)
                .noneMatch(step -> step instanceof Step.Send send && send.text().equals("{}"));
        assertThat(steps).contains(new Step.Produce(3, 0, 0.5), new Step.Produce(1, 0, 20.5));
    }

    @Test
    void pingsStandWhereTheyAreLookedAt() {
        assertThat(Scenario.recorded("12.4.0", Scenario.PINGS).steps()).contains(new Step.Send("{}"));
    }

    @Test
    void whatTheTopicHeldBeforeIsReadFromTheFirstRows() {
        List<RecordedRows.Row> rows = RecordedRows.before(
                Scenario.recorded("12.4.0", "live-datasource-saved").steps());

        assertThat(rows).isNotEmpty().doesNotHaveDuplicates().allMatch(row -> row.partition() == 1 && row.value() > 0);
        assertThat(RecordedRows.before(
                        Scenario.recorded("12.4.0", "live-stream").steps()))
                .isEmpty();
    }

    @Test
    void anUnknownRecordingIsNamed() {
        assertThatThrownBy(() -> Scenario.recorded("12.4.0", "live-never"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("grafana-12.4.0/live-never.jsonl");
    }
}
