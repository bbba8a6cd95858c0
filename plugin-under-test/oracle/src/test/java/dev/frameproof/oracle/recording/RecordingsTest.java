package dev.frameproof.oracle.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real plugin's recordings, of which most keep every promise and some break one. */
class RecordingsTest {
    private static final int RECORDINGS = 65;

    static final Map<String, List<String>> BROKEN_PROMISES = Map.of(
            // Rows of different structure overtake each other.
            "json-int-float-flip", List.of("out-of-order/0/1"),
            "json-type-flip", List.of("out-of-order/0/1", "out-of-order/0/2", "out-of-order/0/3"),
            // What follows the first value makes a record no JSON.
            "json-trailing-garbage", List.of("missing-error/0/0", "missing-error/0/1"),
            // The key's text stands where the value's member of that name belongs.
            "key-collision", List.of("wrong-value/0/0/key"),
            // A message without bytes is a message with all its defaults.
            "proto-null-payload", List.of("wrong-columns/0/1"),
            // A tag without a value makes a line no line.
            "lp-invalid", List.of("missing-error/0/6"),
            // Records without a line leave no trace, not even an error row.
            "lp-tombstone", List.of("lost/0/0", "lost/0/1"),
            // An empty text is no tombstone.
            "plain", List.of("wrong-value/0/2/message"));

    static Path folder() throws URISyntaxException {
        return Path.of(
                RecordingsTest.class.getResource("/recordings/plugin-1.7.2").toURI());
    }

    static Stream<String> names() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void recordingHasExactlyTheFindingsOfItsBrokenPromises(String name) throws Exception {
        Recording recording = Recording.read(folder().resolve(name + ".json"));
        Judgement judgement = RecordingJudge.judge(recording);

        assertThat(judgement.findings())
                .extracting(finding -> finding.id().replace(name + "/", ""))
                .containsExactlyElementsOf(BROKEN_PROMISES.getOrDefault(name, List.of()));
        assertThat(judgement.rows()).isPositive();
        assertThat(judgement.recording()).isEqualTo(name);
    }

    @Test
    void everyRecordingIsThere() throws IOException, URISyntaxException {
        assertThat(names()).hasSize(RECORDINGS).containsAll(BROKEN_PROMISES.keySet());
    }
}
