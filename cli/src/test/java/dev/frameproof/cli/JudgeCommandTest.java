package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FRAME = """
            {"schema": {"name": "response", "refId": "A", "fields": [
              {"name": "time", "type": "time", "typeInfo": {"frame": "time.Time"}},
              {"name": "offset", "type": "number", "typeInfo": {"frame": "int64"}},
              {"name": "a", "type": "number", "typeInfo": {"frame": "int64", "nullable": true}}]},
             "data": {"values": [[5], [0], [%s]]}}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int judge(Path... paths) {
        String[] arguments = new String[paths.length + 1];
        arguments[0] = "judge";
        for (int i = 0; i < paths.length; i++) {
            arguments[i + 1] = paths[i].toString();
        }
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path recording(String name, String shown) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), """
                {"case": "%s", "datasource": {}, "query": {"partition": 0, "autoOffsetReset": "earliest", "refId": "A"},
                 "partitions": 1, "registry": [],
                 "records": [{"partition": 0, "key": null, "value": "eyJhIjoxfQ==", "timestamp": 5}],
                 "frames": [%s]}
                """.formatted(name, FRAME.formatted(shown)));
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void recordingThatConformsEndsWithZero() throws IOException {
        assertThat(judge(recording("good", "1"))).isZero();
        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.path("case").asText()).isEqualTo("good");
            assertThat(line.path("rows").asInt()).isEqualTo(1);
            assertThat(line.path("conforms").asBoolean()).isTrue();
            assertThat(line.path("findings").isArray()).isTrue();
            assertThat(line.path("findings")).isEmpty();
        });
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void findingNamesItsRecordAndEndsWithOne() throws IOException {
        assertThat(judge(recording("bad", "2"))).isEqualTo(1);
        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.path("conforms").asBoolean()).isFalse();
            assertThat(line.path("findings")).hasSize(1);
            JsonNode finding = line.path("findings").get(0);
            assertThat(finding.path("id").asText()).isEqualTo("bad/wrong-value/0/0/a");
            assertThat(finding.path("kind").asText()).isEqualTo("wrong-value");
            assertThat(finding.path("partition").asInt(-1)).isZero();
            assertThat(finding.path("offset").asInt(-1)).isZero();
            assertThat(finding.path("field").asText()).isEqualTo("a");
            assertThat(finding.path("expected").asText()).isEqualTo("1");
            assertThat(finding.path("got").asText()).isEqualTo("2");
        });
    }

    @Test
    void folderMeansEveryRecordingInIt() throws IOException {
        recording("two", "1");
        recording("one", "1");
        Files.writeString(folder.resolve("notes.txt"), "no recording");

        assertThat(judge(folder)).isZero();
        assertThat(lines()).extracting(line -> line.path("case").asText()).containsExactly("one", "two");
    }

    @Test
    void fileThatIsNoRecordingEndsWithTwoAndSaysWhereAndWhy() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"case\": \"x\",\n \"records\": oops}");

        assertThat(judge(recording("good", "1"), broken)).isEqualTo(2);
        assertThat(lines()).hasSize(1);
        assertThat(err.toString()).contains(broken + ":2:").contains("not JSON").doesNotContain("\tat ");
    }

    @Test
    void missingFileEmptyFolderAndNoFileAtAllAreWrongUse() {
        assertThat(judge(folder.resolve("none.json"))).isEqualTo(2);
        assertThat(judge(folder)).isEqualTo(2);
        assertThat(judge()).isEqualTo(2);
        assertThat(err.toString())
                .contains("none.json: there is no such file")
                .contains("not one file ends in .json")
                .contains("FILE");
    }

    @Test
    void acceptedFindingLetsItPassUntilItIsGone() throws IOException {
        Path accepted = Files.writeString(folder.resolve("accepted-findings.yaml"), """
                accepted:
                  - id: bad/wrong-value/0/0/a
                    reason: known since 1.7
                """);

        assertThat(judge(recording("bad", "2"), Path.of("--accepted"), accepted))
                .isZero();
        assertThat(judge(recording("bad", "1"), Path.of("--accepted"), accepted))
                .isEqualTo(1);
        assertThat(err.toString()).contains("bad/wrong-value/0/0/a is accepted, but gone");
    }

    @Test
    void fileOfAcceptedFindingsThatIsNotOfTheFormSaysWhere() throws IOException {
        Path accepted =
                Files.writeString(folder.resolve("accepted-findings.yaml"), "accepted:\n  - id: x\n    because: y\n");

        assertThat(judge(recording("good", "1"), Path.of("--accepted"), accepted))
                .isEqualTo(2);
        assertThat(err.toString()).contains("accepted-findings.yaml:3:5: unknown key 'because'");
    }

    @Test
    void pageIsWrittenByCause() throws IOException {
        Path page = folder.resolve("page.md");

        assertThat(judge(recording("bad", "2"), Path.of("--page"), page)).isEqualTo(1);
        assertThat(page).content().contains("## 1. Values differ from what was sent", "./frameproof judge", "bad.json");
    }
}
