package dev.frameproof.producers.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterleavedPacingTest {
    @ParameterizedTest
    @ValueSource(strings = {"1k/s", "poisson 1k/s", "100/s..2k/s over 3s", "unlimited"})
    void allTogetherSendAsTheWholeWould(String text) {
        Pacing whole = PacingText.parse(text, 7);
        List<Pacing> shares = List.of(
                Pacing.interleaved(whole, 0, 3), Pacing.interleaved(whole, 1, 3), Pacing.interleaved(whole, 2, 3));

        assertThat(shares.stream()
                        .flatMap(share -> LongStream.range(0, 500).mapToObj(share::offsetNanos))
                        .sorted())
                .containsExactlyElementsOf(
                        LongStream.range(0, 1_500).mapToObj(whole::offsetNanos).toList());
        assertThat(shares.get(0).isUnlimited()).isEqualTo(whole.isUnlimited());
    }

    @Test
    void shareSaysWhatItIsAShareOf() {
        Pacing share = Pacing.interleaved(Pacing.fixed(Rate.perSecond(3_000)), 1, 3);
        assertThat(share.text()).isEqualTo("1/3 of 3k/s");
        assertThat(share.recordsWithin(Duration.ofSeconds(2))).isEqualTo(2_000);
    }

    @Test
    void placeBeyondTheSharesIsRefused() {
        assertThatThrownBy(() -> Pacing.interleaved(Pacing.unlimited(), 3, 3))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
