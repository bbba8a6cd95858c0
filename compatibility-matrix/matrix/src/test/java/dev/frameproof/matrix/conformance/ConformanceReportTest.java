package dev.frameproof.matrix.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.host.JsonDifference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConformanceReportTest {
    private static final JsonDifference DIFFERENCE = new JsonDifference("recorded", "embedded 12.4.0");

    @TempDir
    private Path folder;

    @Test
    void reportsAreAsTheyWere() throws Exception {
        Path page = report().write(folder);

        for (String name : List.of("conformance.json", "conformance.html")) {
            try (var golden = ConformanceReportTest.class.getResourceAsStream("/golden/" + name)) {
                assertThat(golden).as("golden/" + name).isNotNull();
                assertThat(Files.readString(folder.resolve(name)))
                        .isEqualTo(new String(golden.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        assertThat(page).isEqualTo(folder.resolve("conformance.html"));
    }

    @Test
    void anAnswerThatNeverCameIsADifference() {
        Entry first = entry("connect", "{\"id\":1}");
        Entry second = entry("subscribe a<b", "{\"id\":2}");

        Comparison comparison = Comparison.of("s", "", List.of(first, second), List.of(first), DIFFERENCE);

        assertThat(comparison.differences())
                .containsExactly(
                        new Comparison.Difference("subscribe a<b", "recorded has 1 answers more, such as {\"id\":2}"));
        assertThat(Comparison.of("s", "", List.of(first), List.of(first), DIFFERENCE)
                        .differences())
                .isEmpty();
    }

    private static ConformanceReport report() {
        Entry same = entry("connect", "{\"id\":1,\"connect\":{\"ping\":25}}");
        Comparison good = Comparison.of("live-stream", "data <comes>", List.of(same), List.of(same), DIFFERENCE);
        Comparison bad = Comparison.of(
                "live-publish",
                "",
                List.of(same, entry("publish default/ds/kafka-uid/p-pub", "{\"error\":{\"code\":103}}")),
                List.of(same, entry("publish default/ds/kafka-uid/p-pub", "{\"error\":{\"code\":102}}")),
                DIFFERENCE);
        return new ConformanceReport("embedded target", "the recording of a real Grafana", List.of(good, bad));
    }

    private static Entry entry(String after, String json) {
        return new Entry(after, SideApi.read(json));
    }
}
