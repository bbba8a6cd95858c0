package dev.frameproof.producers.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.device.DeviceUnavailableException;
import dev.frameproof.producers.device.TestingSoundCard;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.sound.Tone;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class SpectrumLiveTest {
    private static final Map<String, String> MICROPHONE =
            Map.of("source", "microphone", "device", "testing", "size", "2048");

    @ParameterizedTest
    @CsvSource({"1, 1000, -6, hz01000", "2, 440, -20, hz00397", "1, 5000, 0, hz05040"})
    void aToneIsFoundInItsBandAsLoudAsItIs(int channels, int hertz, int level, String band) {
        try (var card = TestingSoundCard.plugIn(channels, new Tone(hertz, level));
                var heard = (RecordedWorkload) Workloads.named("spectrum", MICROPHONE, 1)) {
            heard.open();
            Map<String, Double> figures = figures(heard.sample(0));
            String loudest = figures.keySet().stream()
                    .filter(name -> name.startsWith("hz"))
                    .max((one, other) -> Double.compare(figures.get(one), figures.get(other)))
                    .orElseThrow();
            assertThat(loudest).isEqualTo(band);
            assertThat(figures.get(loudest)).isBetween(level - 0.5, level + 0.5);
            assertThat(figures.get("levelDb")).isBetween(level - 0.5, level + 0.5);
            assertThat(figures.get("peakHz")).isBetween(hertz - 3.0, hertz + 3.0);
            assertThat(card.microphone().isRunning()).isTrue();
        }
    }

    @Test
    void timeGoesOnAndWhatWasSentIsRemembered() {
        try (var card = TestingSoundCard.plugIn();
                var heard = (RecordedWorkload) Workloads.named("spectrum", MICROPHONE, 1)) {
            heard.open();
            Sample first = heard.sample(0);
            double position = figures(first).get("position");
            assertThat(position).isNotNegative();
            long index = 1;
            while (figures(heard.sample(index)).get("position") < position + 0.05) {
                index++;
            }
            assertThat(heard.sample(0)).isSameAs(first);
            assertThat(card.microphone().isOpen()).isTrue();
        }
    }

    @Test
    void goesOutAtItsBlocksAndWithItsBands() {
        try (var card = TestingSoundCard.plugIn()) {
            var heard = Workloads.named(
                    "spectrum", Map.of("source", "microphone", "device", "testing", "blocks", "25", "bands", "48"), 1);
            assertThat(heard.isMeasured()).isTrue();
            assertThat(heard.interval()).contains(Duration.ofMillis(40));
            assertThat(heard.timing().orElseThrow().text()).isEqualTo("25/s");
            assertThat(heard.heard()).isEqualTo(Optional.empty());
            assertThat(RecordFormat.AVRO
                            .encoderFor(heard, SchemaFraming.inline())
                            .schema()
                            .orElseThrow())
                    .contains("hz00944");
            assertThat(figures(heard.specimen().sample(0))).hasSize(48 + 3);
            assertThat(card.isOpen()).isTrue();
        }
    }

    @Test
    void closingEndsLineAndThread() {
        try (var card = TestingSoundCard.plugIn()) {
            var heard = (RecordedWorkload) Workloads.named("spectrum", MICROPHONE, 1);
            heard.open();
            Thread reader = card.microphone().reader().orElseThrow();
            assertThat(reader.isAlive()).isTrue();
            heard.close();
            assertThat(reader.isAlive()).isFalse();
            assertThat(card.microphone().isOpen()).isFalse();
        }
    }

    @Test
    void aMicrophoneThatIsPulledOutIsToldOf() {
        try (var card = TestingSoundCard.plugIn();
                var heard = (RecordedWorkload) Workloads.named("spectrum", MICROPHONE, 1)) {
            heard.open();
            card.microphone().close();
            assertThatThrownBy(() -> {
                        for (long n = 0; n < Long.MAX_VALUE; n++) {
                            heard.sample(n);
                        }
                    })
                    .isInstanceOf(DeviceUnavailableException.class)
                    .hasMessage("The microphone Testing Sound Card gives no sound. It was closed or pulled out.");
        }
    }

    @Test
    void whatDoesNotGoTogetherOrIsNotThereIsSaid() {
        assertThatThrownBy(() -> Workloads.named("spectrum", MICROPHONE, 1))
                .hasMessageStartingWith("workload 'spectrum': ")
                .hasMessageContaining("microphone");
        assertThatThrownBy(() -> Workloads.named("spectrum", Map.of("source", "microphone", "hertz", "50"), 1))
                .hasMessage("workload 'spectrum': hertz does not go with source=microphone");
        assertThatThrownBy(() -> Workloads.named("spectrum", Map.of("device", "x"), 1))
                .hasMessage("workload 'spectrum': device does not go with source=sweep");
    }

    private static Map<String, Double> figures(Sample sample) {
        return ((ObjectValue) sample.value())
                .members().stream()
                        .collect(Collectors.toMap(Member::name, member -> ((FloatValue) member.value()).value()));
    }
}
