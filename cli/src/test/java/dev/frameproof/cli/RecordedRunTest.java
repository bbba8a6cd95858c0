package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.oracle.recording.JudgedFinding;
import dev.frameproof.oracle.recording.Judgement;
import dev.frameproof.oracle.recording.Recording;
import dev.frameproof.oracle.recording.RecordingJudge;
import dev.frameproof.producers.workload.midi.MidiEvent;
import dev.frameproof.producers.workload.midi.NoteNames;
import dev.frameproof.producers.workload.midi.Piece;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsed run of two streams, written down: the files alone show that every note came, and which came late. */
final class RecordedRunTest {
    private static final Path MODULES =
            Path.of("../plugin-under-test").toAbsolutePath().normalize();
    private static final int RECORDS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path out;

    @Test
    void recordingsOfARunProveItAgain() throws Exception {
        RunEnvironment environment =
                environment().withRehearsal().withRecording(Optional.of(out.resolve("written/run.json")));
        var heard = new TestingSteps();

        RunOutcome outcome = new Run(plan(), environment, heard).execute();

        assertThat(outcome.result().verdict().outcome()).isEqualTo(Outcome.PROVED);
        assertThat(heard.steps).contains("rehearsed");
        try (Stream<Path> files = Files.list(out.resolve("written"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("run-music.json", "run-rooms.json");
        }
        Recording music = Recording.read(out.resolve("written/run-music.json"));
        Recording rooms = Recording.read(out.resolve("written/run-rooms.json"));
        for (Recording one : List.of(music, rooms)) {
            assertThat(one.records()).hasSize(RECORDS);
            Judgement judgement = RecordingJudge.judge(one, Optional.of(Duration.ofMinutes(1)));
            assertThat(judgement.rows()).isEqualTo(RECORDS);
            assertThat(judgement.findings()).isEmpty();
            // Nothing comes before its time, so all of it later than a moment.
            assertThat(RecordingJudge.judge(one, Optional.of(Duration.ofNanos(1)))
                            .findings())
                    .hasSize(RECORDS)
                    .extracting(JudgedFinding::finding)
                    .allMatch(finding -> finding.kind() == FindingKind.LATE);
        }
        assertThat(rows(music)).isEqualTo(score());
    }

    /** What each row of the recorded frames shows: the event, and the velocity in the column of its note. */
    private static List<String> rows(Recording recording) throws IOException {
        List<String> rows = new ArrayList<>();
        Map<String, Integer> columns = new HashMap<>();
        for (byte[] frame : recording.frames()) {
            JsonNode json = JSON.readTree(frame);
            JsonNode fields = json.path("schema").path("fields");
            for (int i = 0; i < fields.size(); i++) {
                columns.put(fields.path(i).path("name").asText(), i);
            }
            JsonNode values = json.path("data").path("values");
            for (int row = 0; row < values.path(0).size(); row++) {
                String event = values.path(columns.get("event")).path(row).asText();
                int note = values.path(columns.get("note")).path(row).asInt();
                JsonNode velocity =
                        values.path(columns.get(NoteNames.note(note))).path(row);
                rows.add("%s %d %s".formatted(event, note, velocity));
            }
        }
        return rows;
    }

    private static List<String> score() {
        return Piece.SCALES.compose(1).events().stream()
                .filter(MidiEvent::isOfNote)
                .limit(RECORDS)
                .map(event -> "%s %d %s"
                        .formatted(
                                event.kind().text(),
                                event.number(),
                                event.kind() == MidiEvent.Kind.NOTE_ON ? event.value() : "null"))
                .toList();
    }

    @Test
    void folderIsNoRecording() {
        assertThatThrownBy(() ->
                        new Run(plan(), environment().withRecording(Optional.of(out)), new TestingSteps()).execute())
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("is a folder");
        assertThat(out).isEmptyDirectory();
    }

    private RunPlan plan() {
        RunPlan base = RunPlan.defaults();
        return new RunPlan(
                "recorded",
                1,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                TargetPlan.standard(),
                RunPlan.BUNDLED,
                Optional.empty(),
                List.of(workload("music", "midi", Map.of("piece", "scales")), workload("rooms", "sensors", Map.of())),
                List.of(),
                new LoadPlan(
                        Optional.of("200/s"),
                        Optional.empty(),
                        OptionalLong.of(2 * RECORDS),
                        OptionalInt.of(1),
                        OptionalInt.empty()),
                base.checks(),
                out,
                false);
    }

    private static WorkloadPlan workload(String id, String kind, Map<String, String> settings) {
        return new WorkloadPlan(
                id,
                kind,
                settings,
                OptionalLong.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                RecordsPlan.defaults());
    }

    private static RunEnvironment environment() {
        return new RunEnvironment(
                "test",
                "frameproof run",
                MODULES.resolve("kafka-plugin/target/plugin/frameproof-kafka-datasource"),
                MODULES.resolve("planted-plugin/target/plugin/frameproof-planted-datasource"),
                Optional.empty(),
                false,
                Map.of());
    }

    private static final class TestingSteps implements RunListener {
        private final List<String> steps = new ArrayList<>();

        @Override
        public void step(String what, Duration sinceStart) {
            steps.add(what);
        }

        @Override
        public void judged(RunOutcome outcome) {}

        @Override
        public void reachable(List<String> lines) {}

        @Override
        public void progress(Progress progress) {}

        @Override
        public void firstFrame(Duration sinceStart) {}
    }
}
