package dev.frameproof.oracle;

import static dev.frameproof.reports.FindingKind.MISSING_ERROR;
import static dev.frameproof.reports.FindingKind.OUT_OF_ORDER;
import static dev.frameproof.reports.FindingKind.WRONG_VALUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.frameproof.reports.Finding;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real plugin's recordings, of which most keep every promise and some break one. */
class RecordingsTest {
    private static final Map<String, List<Tuple>> BROKEN_PROMISES = Map.of(
            // Rows of different structure overtake each other.
            "json-int-float-flip", List.of(tuple(OUT_OF_ORDER, 1L, "")),
            "json-type-flip", List.of(tuple(OUT_OF_ORDER, 1L, "")),
            // What follows the first value makes a record no JSON.
            "json-trailing-garbage", List.of(tuple(MISSING_ERROR, 0L, ""), tuple(MISSING_ERROR, 1L, "")),
            // The recording shows -0.0 as 0.
            "json-big-numbers", List.of(tuple(WRONG_VALUE, 1L, "negzf")),
            // The key's text stands where the value's member of that name belongs.
            "key-collision", List.of(tuple(WRONG_VALUE, 0L, "key")),
            // An empty text is no tombstone.
            "plain", List.of(tuple(WRONG_VALUE, 2L, "message")));

    static Stream<String> names() throws IOException, URISyntaxException {
        Path folder = Path.of(
                RecordingsTest.class.getResource("/recordings/plugin-1.7.2").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void recordingHasExactlyTheFindingsOfItsBrokenPromises(String name) {
        RecordedCase recording = RecordedCase.load(name);
        StreamVerdict verdict = recording.verdict();

        assertThat(verdict.findings())
                .extracting(Finding::kind, Finding::offset, Finding::field)
                .containsExactlyElementsOf(BROKEN_PROMISES.getOrDefault(name, List.of()));
        assertThat(verdict.rowsVerified()).isEqualTo(verdict.rowsExpected()).isPositive();
    }

    @Test
    void everyRecordingIsThere() throws IOException, URISyntaxException {
        assertThat(names()).hasSize(40).containsAll(BROKEN_PROMISES.keySet());
    }
}
