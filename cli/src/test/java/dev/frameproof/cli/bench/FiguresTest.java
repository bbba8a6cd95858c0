package dev.frameproof.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void medianIsTheMiddleOneWhateverTheirOrder() {
        assertThat(new Figures(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2);
        assertThat(new Figures(List.of(4.0, 1.0, 100.0, 2.0)).median()).isEqualTo(3);
        assertThat(new Figures(List.of(7.0)).median()).isEqualTo(7);
    }

    @Test
    void nothingMeasuredIsNoFigure() {
        assertThatThrownBy(() -> new Figures(List.of())).hasMessage("nothing was measured");
    }

    @Test
    void ratioIsOfEachPairNotOfTheMedians() {
        Pairs pairs = new Pairs();
        pairs.add(100, 200);
        pairs.add(300, 300);
        pairs.add(80, 100);

        assertThat(pairs.ratios().values()).containsExactly(0.5, 1.0, 0.8);
        assertThat(pairs.ratios().median()).isEqualTo(0.8);
        assertThat(pairs.ours()).isEqualTo(100);
        assertThat(pairs.peer()).isEqualTo(200);
    }

    @Test
    void aSideThatToldNoRateIsRefused() {
        Pairs pairs = new Pairs();
        assertThatThrownBy(() -> pairs.add(0, 5)).hasMessageContaining("a rate is above 0");
        assertThatThrownBy(() -> pairs.add(5, Double.NaN)).hasMessageContaining("a rate is above 0");
    }

    @Test
    void recordsAreWrittenAsPeopleWriteThem() {
        assertThat(RecordCount.parse("10M")).isEqualTo(10_000_000);
        assertThat(RecordCount.parse("500k")).isEqualTo(500_000);
        assertThat(RecordCount.parse("42")).isEqualTo(42);
        for (String wrong : List.of("", "0", "-1", "1G", "1.5M", "10m", "9999999999")) {
            assertThatThrownBy(() -> RecordCount.parse(wrong))
                    .as(wrong)
                    .hasMessageContaining("'" + wrong + "' is no number of records");
        }
    }
}
