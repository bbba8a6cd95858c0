package dev.frameproof.producers.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpectrumTest {
    @Test
    void blocksOfEachSourceAreTheseOnEveryMachine() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String source : List.of("sweep", "tone", "piece")) {
            Workload spectrum = Workloads.named("spectrum", Map.of("source", source, "bands", "8"), 1);
            for (long index : new long[] {0, 12, 57}) {
                text.append(json(spectrum.sample(index))).append('\n');
            }
        }
        assertThat(text).hasToString(Files.readString(Path.of("src/test/resources/workload/spectrum-seed-1.txt")));
    }

    private static String json(Sample sample) {
        return new String(new JsonEncoder().encode(sample.value()), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweep", "tone", "piece"})
    void aBlockIsItsIndexsWhoeverAsksAndInWhateverOrder(String source) {
        Map<String, String> settings = Map.of("source", source);
        Workload one = Workloads.named("spectrum", settings, 3);
        Workload other = Workloads.named("spectrum", settings, 3);
        List<Sample> forward = LongStream.range(0, 300).mapToObj(one::sample).toList();
        List<Sample> together =
                LongStream.range(0, 300).parallel().mapToObj(other::sample).toList();
        assertThat(together).isEqualTo(forward);
        assertThat(one.sample(1_000_000_000_000L)).isEqualTo(other.sample(1_000_000_000_000L));
    }

    @Test
    void aToneIsTheSameThroughoutAndItsLevelIsTheOneAskedFor() {
        Workload tone = Workloads.named("spectrum", Map.of("source", "tone", "level", "-20"), 1);
        for (long index : new long[] {0, 1, 77, 86_400_000_000L}) {
            List<Member> members = ((ObjectValue) tone.sample(index).value()).members();
            assertThat(members).extracting(Member::name).startsWith("position", "peakHz", "levelDb", "hz00050");
            assertThat(members).contains(new Member("peakHz", new FloatValue(1_000)));
            double level = ((FloatValue) members.get(3 + 13).value()).value();
            assertThat(members.get(3 + 13).name()).isEqualTo("hz01000");
            assertThat(level).isBetween(-20.1, -19.9);
        }
    }

    @Test
    void blocksAreDueAsTheyBegin() {
        Workload spectrum = Workloads.named("spectrum", Map.of("blocks", "25"), 1);
        assertThat(spectrum.timing().orElseThrow().recordsWithin(Duration.ofSeconds(4)))
                .isEqualTo(100);
        assertThat(json(spectrum.sample(30))).startsWith("{\"position\":1.2,");
        assertThat(Workloads.kind("spectrum").timed()).isTrue();
    }

    @Test
    void everyObjectFormatHoldsIt() {
        Workload spectrum = Workloads.named("spectrum", Map.of("source", "piece", "scale", "linear"), 1);
        for (RecordFormat format : RecordFormat.values()) {
            assertThat(format.encoderFor(spectrum, SchemaFraming.inline())
                            .encode(spectrum.sample(40).value(), 1))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source=file | workload 'spectrum': source=file needs a file, as file=PATH",
                "file=a.wav | workload 'spectrum': file does not go with source=sweep",
                "source=tone,round=5s | workload 'spectrum': round does not go with source=tone",
                "source=piece,hertz=50 | workload 'spectrum': hertz does not go with source=piece",
                "size=100 | workload 'spectrum': size is a power of two from 64 to 8192, not '100'",
                "source=file,file=no.wav | no.wav cannot be read: there is no such file",
            })
    void settingsThatDoNotGoTogetherAreRefused(String settings, String message) {
        Map<String, String> given = new HashMap<>();
        for (String setting : settings.split(",", -1)) {
            given.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        assertThatThrownBy(() -> Workloads.named("spectrum", given, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
