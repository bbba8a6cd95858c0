package dev.frameproof.oracle.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StreamQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Markers take offsets, aborted records are nobody's, overlapping transactions may end together. */
class TransactionsTest {
    private static final StreamQuery QUERY =
            StreamQuery.of("T").withPartition(0).withStart(StartPosition.earliest());

    private static List<RecordedRecord> records(String... transactions) {
        List<RecordedRecord> records = new ArrayList<>();
        for (int i = 0; i < transactions.length; i++) {
            byte[] value = "{\"n\":%d}".formatted(i).getBytes(UTF_8);
            records.add(new RecordedRecord(0, RecordedRecord.UNKNOWN_OFFSET, null, value, i, transactions[i]));
        }
        return records;
    }

    private static byte[] row(long offset, int number) {
        return """
                {"schema": {"name": "response", "refId": "A", "fields": [
                  {"name": "time", "type": "time", "typeInfo": {"frame": "time.Time"}},
                  {"name": "offset", "type": "number", "typeInfo": {"frame": "int64"}},
                  {"name": "n", "type": "number", "typeInfo": {"frame": "int64", "nullable": true}}]},
                 "data": {"values": [[%d], [%d], [%d]]}}
                """.formatted(number, offset, number).getBytes(UTF_8);
    }

    private static List<String> judged(StreamQuery query, List<RecordedRecord> records, byte[]... frames) {
        var recording = new Recording(
                "tx",
                query,
                Representation.kafkaDatasource(),
                1,
                Map.of(),
                SchemaLookup.NONE,
                records,
                List.of(),
                List.of(frames));
        return RecordingJudge.judge(recording).findings().stream()
                .map(JudgedFinding::id)
                .toList();
    }

    @Test
    void markersTakeOffsetsAndAbortedRecordsAreNotDue() {
        List<RecordedRecord> records = records("c1", "c1", "a1", "", "c2");

        assertThat(judged(QUERY, records, row(0, 0), row(1, 1), row(5, 3), row(6, 4)))
                .isEmpty();
        assertThat(judged(QUERY, records, row(0, 0), row(1, 1), row(3, 2), row(5, 3), row(6, 4)))
                .containsExactly("tx/aborted-shown/0/3");
        assertThat(judged(QUERY, records, row(0, 0), row(1, 1), row(2, 1), row(5, 3), row(6, 4)))
                .containsExactly("tx/unknown-row/0/2");
        assertThat(judged(QUERY, records, row(0, 0), row(5, 3), row(6, 4))).containsExactly("tx/lost/0/1");
    }

    @Test
    void overlappingTransactionsMayEndWithTheirLastRecordOrTogether() {
        List<RecordedRecord> records = records("c1", "c2", "c1", "c2", "");

        assertThat(judged(QUERY, records, row(0, 0), row(1, 1), row(2, 2), row(4, 3), row(6, 4)))
                .isEmpty();
        assertThat(judged(QUERY, records, row(0, 0), row(1, 1), row(2, 2), row(3, 3), row(6, 4)))
                .isEmpty();
    }

    @Test
    void lastRecordsMayBeCountedWithOrWithoutMarkers() {
        StreamQuery lastTwo = QUERY.withStart(StartPosition.last(2));
        List<RecordedRecord> records = records("", "", "c1");

        assertThat(judged(lastTwo, records, row(2, 2))).isEmpty();
        assertThat(judged(lastTwo, records, row(1, 1), row(2, 2))).isEmpty();
        assertThat(judged(lastTwo, records, row(0, 0), row(1, 1), row(2, 2))).containsExactly("tx/unknown-row/0/0");
    }

    @Test
    void nothingThatCameIsAllLostUnlessNothingWasDue() {
        assertThat(judged(QUERY, records("", "a1", ""))).containsExactly("tx/lost/0/0", "tx/lost/0/3");
        assertThat(judged(QUERY, records())).isEmpty();
        assertThat(judged(QUERY.withStart(StartPosition.latest()), records(""))).isEmpty();
    }
}
