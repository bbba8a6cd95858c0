package dev.frameproof.oracle.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.oracle.recording.Mutation.Place;
import dev.frameproof.oracle.recording.RecordedRows.Row;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each recording, changed by seed: what is harmless stays without a finding, each planted fault is named by kind,
 * partition, offset and field, and nothing else is; also where the recording has findings of its own.
 */
class RecordingMutationTest {
    private static final int SEEDS = 6;

    /** Where a record may be shown or refused, a row of the other sort is no fault. */
    private static final Set<String> MAY_BE_REFUSED = Set.of("proto-null-payload", "proto-timestamp-import");

    static Stream<String> names() throws Exception {
        return RecordingsTest.names();
    }

    static Stream<String> namesInOrder() throws Exception {
        return names().filter(name -> RecordingsTest.BROKEN_PROMISES.getOrDefault(name, List.of()).stream()
                .noneMatch(id -> id.startsWith("out-of-order")));
    }

    private static Recording recording(String name) throws Exception {
        return Recording.read(RecordingsTest.folder().resolve(name + ".json"));
    }

    private static boolean lines(Recording recording) {
        return recording.query().messageFormat() == MessageFormat.LINE_PROTOCOL;
    }

    private static int only(Recording recording) {
        return recording.query().partition().orElse(0);
    }

    /** The rows of one record after the other. */
    private static List<List<Row>> records(Recording recording) throws Exception {
        Map<List<Long>, List<Row>> records = new LinkedHashMap<>();
        for (Row row : RecordedRows.of(recording)) {
            long partition = row.partition(only(recording));
            records.computeIfAbsent(List.of(partition, row.offset()), unused -> new ArrayList<>())
                    .add(row.copy());
        }
        return new ArrayList<>(records.values());
    }

    private static List<Tuple> judged(Recording recording, List<RecordedRecord> records, List<byte[]> frames) {
        var changed = new Recording(
                recording.name(),
                recording.query(),
                recording.representation(),
                recording.partitions(),
                recording.ends(),
                recording.registry(),
                records,
                List.of(),
                frames);
        return RecordingJudge.judge(changed).findings().stream()
                .map(JudgedFinding::finding)
                .map(RecordingMutationTest::named)
                .toList();
    }

    private static Tuple named(Finding finding) {
        return tuple(finding.kind(), finding.partition(), finding.offset(), finding.field());
    }

    private static List<Tuple> judged(Recording recording, List<List<Row>> records, Random random) {
        return judged(recording, recording.records(), RecordedRows.frames(records, lines(recording), random));
    }

    @ParameterizedTest
    @MethodSource("names")
    void otherFramesOtherOrderOfPartitionsAndOfMembersChangeNothing(String name) throws Exception {
        Recording recording = recording(name);
        List<Tuple> own = judged(recording, recording.records(), recording.frames());
        for (long seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            List<byte[]> frames = RecordedRows.frames(interleaved(recording, random), lines(recording), random).stream()
                    .map(frame -> RecordedRows.shuffled(frame, random))
                    .toList();

            assertThat(judged(recording, recording.records(), frames))
                    .as("%s, seed %d", name, seed)
                    .containsExactlyElementsOf(own);
        }
    }

    /** Every partition in its order, but one after the other at random. */
    private static List<List<Row>> interleaved(Recording recording, Random random) throws Exception {
        Map<Integer, List<List<Row>>> byPartition = new TreeMap<>();
        for (List<Row> record : records(recording)) {
            byPartition
                    .computeIfAbsent(record.get(0).partition(0), unused -> new ArrayList<>())
                    .add(record);
        }
        List<List<Row>> merged = new ArrayList<>();
        List<List<List<Row>>> left = new ArrayList<>(byPartition.values());
        while (!left.isEmpty()) {
            List<List<Row>> from = left.get(random.nextInt(left.size()));
            merged.add(from.remove(0));
            left.removeIf(List::isEmpty);
        }
        return merged;
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachPlantedFaultIsNamedAndNothingElse(String name) throws Exception {
        Recording recording = recording(name);
        List<Tuple> own = judged(recording, recording.records(), recording.frames());
        for (Mutation mutation : Mutation.values()) {
            for (long seed = 0; seed < SEEDS; seed++) {
                plant(recording, own, mutation, new Random(seed));
            }
        }
    }

    private static boolean plant(Recording recording, List<Tuple> own, Mutation mutation, Random random)
            throws Exception {
        List<List<Row>> records = records(recording);
        var at = new Place(recording, records, random.nextInt(records.size()), only(recording), lines(recording));
        int partition = at.row().partition(at.partition());
        long offset = at.row().offset() + (mutation == Mutation.STRANGER ? Mutation.FAR : 0);
        boolean open = MAY_BE_REFUSED.contains(recording.name())
                && (mutation == Mutation.ERROR || mutation == Mutation.NO_ERROR);
        boolean disturbed = open
                || own.stream()
                        .anyMatch(
                                finding -> disturbs(finding, partition, at.row().offset(), mutation));
        String field = disturbed ? Mutation.NOT_HERE : mutation.plant(at, random);
        if (field.equals(Mutation.NOT_HERE)) {
            return false;
        }
        List<Tuple> due = new ArrayList<>(own);
        due.add(tuple(mutation.kind, partition, offset, field));

        assertThat(judged(recording, records, random))
                .as("%s, %s at %d/%d", recording.name(), mutation, partition, offset)
                .containsExactlyInAnyOrderElementsOf(due);
        return true;
    }

    /** Whether a fault there would say something of a finding that the recording has by itself. */
    private static boolean disturbs(Tuple finding, int partition, long offset, Mutation mutation) {
        List<Object> parts = finding.toList();
        boolean order = parts.get(0) == FindingKind.OUT_OF_ORDER;
        boolean here = parts.get(1).equals(partition) && parts.get(2).equals(offset);
        return here
                || (order && (mutation == Mutation.SWAP || mutation == Mutation.DROP || mutation == Mutation.REPEAT));
    }

    @ParameterizedTest
    @MethodSource("namesInOrder")
    void recordThatWasAbortedAfterAllIsNamed(String name) throws Exception {
        Recording recording = recording(name);
        List<Tuple> own = judged(recording, recording.records(), recording.frames());
        List<List<Row>> rows = records(recording);
        Row last = rows.get(rows.size() - 1).get(0);
        int partition = last.partition(only(recording));
        List<RecordedRecord> records = new ArrayList<>(recording.records());
        for (int i = records.size() - 1; i >= 0; i--) {
            RecordedRecord record = records.get(i);
            if (record.partition() == partition) {
                records.set(
                        i,
                        new RecordedRecord(
                                partition,
                                record.offset(),
                                record.key(),
                                record.value(),
                                record.timestampMillis(),
                                "a1"));
                break;
            }
        }
        long offset = records.stream()
                        .filter(record -> record.partition() == partition)
                        .count()
                - 1;
        boolean shown = rows.stream()
                .anyMatch(record ->
                        record.get(0).offset() == offset && record.get(0).partition(only(recording)) == partition);
        List<Tuple> due = new ArrayList<>(own);
        due.removeIf(finding -> finding.toList().get(2).equals(offset)
                && finding.toList().get(1).equals(partition));
        if (shown) {
            due.add(tuple(FindingKind.ABORTED_SHOWN, partition, offset, ""));
        }
        assertThat(judged(recording, records, recording.frames())).containsExactlyInAnyOrderElementsOf(due);
    }

    @Test
    void everyFaultCanBePlantedSomewhere() throws Exception {
        for (Mutation mutation : Mutation.values()) {
            boolean planted = false;
            for (String name : names().toList()) {
                for (long seed = 0; seed < SEEDS && !planted; seed++) {
                    planted = plant(
                            recording(name),
                            judged(
                                    recording(name),
                                    recording(name).records(),
                                    recording(name).frames()),
                            mutation,
                            new Random(seed));
                }
            }
            assertThat(planted).as(mutation.name()).isTrue();
        }
    }
}
