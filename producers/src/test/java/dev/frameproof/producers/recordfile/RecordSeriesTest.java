package dev.frameproof.producers.recordfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.sink.Transactions;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordHeader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordSeriesTest {
    @TempDir
    private Path folder;

    @Test
    void everyRecordIsReadBackAsItWasWritten() throws Exception {
        long seed = 20_261_122;
        Random random = new Random(seed);
        List<FileRecord> records = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            records.add(record(random, i));
            text.append(RecordLine.of(records.get(i))).append('\n');
        }
        Path file = Files.writeString(folder.resolve("r.jsonl"), text);
        try (RecordSeries series = RecordSeries.open(file)) {
            assertThat(series.size()).isEqualTo(3_000);
            for (int i = 2_999; i >= 0; i--) {
                assertSame(series.at(i), records.get(i), "seed " + seed + ", record " + i);
            }
            assertThat(series.timestampsMillis())
                    .containsExactly(records.stream()
                            .mapToLong(FileRecord::timestampMillis)
                            .toArray());
        }
    }

    @Test
    void brokenLineIsNamed() throws Exception {
        Path file = Files.writeString(
                folder.resolve("r.jsonl"),
                "{\"timestamp\":1,\"value\":\"YQ==\"}\n\n{\"timestamp\":1,\"value\":\"%\"}\n");
        assertThatThrownBy(() -> RecordSeries.open(file)).hasMessage(file + ", line 3: 'value' must be Base64 or null");
        Path other = Files.writeString(folder.resolve("s.jsonl"), "{\"a\":1}");
        assertThatThrownBy(() -> RecordSeries.open(other)).hasMessageContaining("line 1: 'timestamp' must be");
        assertThat(RecordLine.isOne("{\"timestamp\":1,\"value\":\"YQ==\"}")).isTrue();
        assertThat(RecordLine.isOne("{\"timestamp\":1.5,\"value\":12}")).isFalse();
    }

    @Test
    void recordingsTransactionsEndAfterTheirLastRecordAndTheAbortedOnesAreKnown() throws Exception {
        Path file = Files.writeString(folder.resolve("case.json"), """
                {"case": "transactions", "query": {"records": 1}, "records": [
                  {"partition": 0, "key": null, "value": "YQ==", "timestamp": 5},
                  {"partition": 1, "key": "aw==", "value": "Yg==", "timestamp": 6, "transaction": "c1"},
                  {"partition": 0, "key": null, "value": null, "timestamp": 7, "transaction": "a1"},
                  {"partition": 0, "key": null, "value": "", "timestamp": 8, "transaction": "c1"}], "frames": []}
                """);
        try (RecordSeries series = RecordSeries.open(file)) {
            RecordedSource source = new RecordedSource("case", series, true);
            assertThat(source.partitions()).isEqualTo(2);
            OutgoingRecord second = source.record(1, 99);
            assertThat(second.partition()).hasValue(1);
            assertThat(second.timestampMillis()).hasValue(6);
            assertThat(source.record(2, 99).value()).isNull();
            assertThat(source.record(3, 99).value()).isEmpty();
            Transactions transactions = source.transactions();
            assertThat(transactions.clients()).isEqualTo(2);
            assertThat(transactions.hasRecordsOutside()).isTrue();
            assertThat(LongStream.range(0, 4).mapToObj(transactions::clientOf)).containsExactly(-1, 0, 1, 0);
            assertThat(LongStream.range(0, 4).mapToObj(transactions::isLast)).containsExactly(false, false, true, true);
            assertThat(LongStream.range(0, 4).mapToObj(transactions::isAborted))
                    .containsExactly(false, false, true, false);
        }
    }

    @Test
    void traceKeepsItsGapsAtAnySpeedAndBeginsAgain() {
        Pacing pacing = Pacing.trace(new long[] {1_000, 1_100, 1_050, 1_400}, 2);
        assertThat(LongStream.range(0, 6).map(pacing::offsetNanos).map(nanos -> nanos / 1_000_000))
                .containsExactly(0L, 50L, 50L, 200L, 266L, 316L);
        assertThatThrownBy(() -> Pacing.trace(new long[0], 1)).hasMessageContaining("no timing");
        assertThatThrownBy(() -> Pacing.trace(new long[1], 0)).hasMessageContaining("above 0");
    }

    private static FileRecord record(Random random, int number) {
        OutgoingRecord record = OutgoingRecord.of(bytes(random), bytes(random))
                .withHeaders(
                        random.nextBoolean()
                                ? List.of()
                                : List.of(
                                        new RecordHeader("ä \"name\"", bytes(random)),
                                        new RecordHeader("twice", "x".getBytes(UTF_8)),
                                        new RecordHeader("twice", null)));
        return new FileRecord(
                random.nextBoolean() ? "" : "orders",
                random.nextInt(12),
                random.nextBoolean() ? -1 : number,
                random.nextLong(),
                record,
                "");
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return random.nextInt(5) == 0 ? null : bytes;
    }

    private static void assertSame(FileRecord read, FileRecord written, String where) {
        assertThat(read.topic()).as(where).isEqualTo(written.topic());
        assertThat(read.partition()).as(where).isEqualTo(written.partition());
        assertThat(read.offset()).as(where).isEqualTo(written.offset());
        assertThat(read.timestampMillis()).as(where).isEqualTo(written.timestampMillis());
        assertThat(read.record().key()).as(where).isEqualTo(written.record().key());
        assertThat(read.record().value()).as(where).isEqualTo(written.record().value());
        assertThat(RecordLine.of(read)).as(where).isEqualTo(RecordLine.of(written));
    }
}
