package dev.frameproof.producers.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.encoding.KeyFormat;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.shape.Shape;
import dev.frameproof.producers.sink.Partitioning;
import dev.frameproof.producers.source.Decoration;
import dev.frameproof.producers.source.EncodedWorkload;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordSource;
import dev.frameproof.producers.source.TimedSource;
import dev.frameproof.producers.workload.Value.ListValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CdcTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonEncoder ENCODER = new JsonEncoder();
    private static final int RECORDS = 3_000;

    private static Workload cdc(int snapshot, int changeAfter, int deleteEvery, long seed) {
        return new Cdc(new CdcSettings(snapshot, changeAfter, deleteEvery, seed));
    }

    private static JsonNode json(Value value) {
        try {
            return JSON.readTree(new String(ENCODER.encode(value), UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** A reader that keeps the table, as whoever reads change events does. */
    private static final class Replica {
        private final Map<Long, JsonNode> rows = new HashMap<>();
        private final Set<String> ops = new TreeSet<>();
        private final int changeAfter;
        private long deleted = -1;
        private long transaction;
        private long lsn;
        private long committedMillis;
        private long seenMillis;
        private String transactionId = "";
        private int tombstones;
        private int coupons;

        Replica(int changeAfter) {
            this.changeAfter = changeAfter;
        }

        void take(long index, Sample sample) {
            long id = json(sample.key().orElseThrow()).path("id").longValue();
            if (sample.isTombstone()) {
                assertThat(id)
                        .as("record %d is the tombstone of what was deleted", index)
                        .isEqualTo(deleted);
                deleted = -1;
                tombstones++;
                return;
            }
            assertThat(deleted)
                    .as("record %d follows a delete, and is no tombstone", index)
                    .isEqualTo(-1);
            JsonNode envelope = json(sample.value());
            assertThat(envelope.fieldNames())
                    .toIterable()
                    .containsExactly("before", "after", "source", "op", "ts_ms", "transaction");
            String op = envelope.path("op").textValue();
            ops.add(op);
            takeRow(index, id, op, envelope);
            takeOrder(index, op, envelope);
        }

        private void takeRow(long index, long id, String op, JsonNode envelope) {
            JsonNode before = envelope.path("before");
            JsonNode after = envelope.path("after");
            assertThat(before.isNull()).as("record %d: before of %s", index, op).isEqualTo(op.matches("[rc]"));
            assertThat(after.isNull()).as("record %d: after of %s", index, op).isEqualTo(op.equals("d"));
            JsonNode known = op.equals("d") ? rows.remove(id) : rows.put(id, after);
            if (before.isNull()) {
                assertThat(known).as("record %d: order %d is new", index, id).isNull();
            } else {
                assertThat(before)
                        .as("record %d: order %d before it", index, id)
                        .isEqualTo(as(index, known));
                assertThat(after).isNotEqualTo(before);
            }
            deleted = op.equals("d") ? id : -1;
            for (JsonNode row : new JsonNode[] {before, after}) {
                if (row.isObject()) {
                    assertThat(row.path("id").longValue()).isEqualTo(id);
                    assertThat(row.has("coupon")).isEqualTo(index >= changeAfter);
                    coupons += row.path("coupon").isTextual() ? 1 : 0;
                }
            }
        }

        /** A row that was there before the table changed has nothing in the new column. */
        private JsonNode as(long index, JsonNode row) {
            return index >= changeAfter && !row.has("coupon") ? ((ObjectNode) row.deepCopy()).putNull("coupon") : row;
        }

        private void takeOrder(long index, String op, JsonNode envelope) {
            JsonNode source = envelope.path("source");
            JsonNode of = envelope.path("transaction");
            assertThat(of.isNull()).isEqualTo(op.equals("r"));
            assertThat(source.path("snapshot").textValue().equals("false")).isEqualTo(!op.equals("r"));
            long number = source.path("txId").longValue();
            if (op.equals("r")) {
                assertThat(transaction).isIn(0L, number);
            } else if (of.path("total_order").intValue() == 2) {
                assertThat(number).as("record %d: txId", index).isEqualTo(transaction);
                assertThat(of.path("id").textValue()).isEqualTo(transactionId);
                assertThat(source.path("ts_ms").longValue()).isEqualTo(committedMillis);
            } else {
                assertThat(number).as("record %d: txId", index).isGreaterThan(transaction);
                assertThat(of.path("id").textValue())
                        .isEqualTo(number + ":" + source.path("lsn").longValue());
                assertThat(of.path("total_order").intValue()).isOne();
            }
            assertThat(source.path("lsn").longValue()).isGreaterThanOrEqualTo(op.equals("r") ? lsn : lsn + 1);
            assertThat(source.path("ts_ms").longValue())
                    .isBetween(committedMillis, envelope.path("ts_ms").longValue());
            assertThat(envelope.path("ts_ms").longValue()).isGreaterThan(seenMillis);
            transaction = number;
            transactionId = of.path("id").asText();
            lsn = source.path("lsn").longValue();
            committedMillis = source.path("ts_ms").longValue();
            seenMillis = envelope.path("ts_ms").longValue();
        }
    }

    private static Replica replica(Workload cdc, int changeAfter, int records) {
        Replica replica = new Replica(changeAfter);
        for (int i = 0; i < records; i++) {
            replica.take(i, cdc.sample(i));
        }
        return replica;
    }

    @ParameterizedTest
    @CsvSource({
        "50, 300, 3, 1",
        "50, 300, 3, 2",
        "0, 300, 3, 3",
        "1, 0, 1, 4",
        "7, 20, 2, 5",
        "31, 30, 1, 6",
        "32, 40, 5, 7",
        "1000, 500, 3, 8",
        "10, 100000, 1000, 9",
        "0, 0, 0, 10"
    })
    void whoeverKeepsTheTableFindsItAsEachChangeSays(int snapshot, int changeAfter, int deleteEvery, long seed) {
        Replica replica = replica(cdc(snapshot, changeAfter, deleteEvery, seed), changeAfter, RECORDS);
        assertThat(replica.ops.contains("r")).isEqualTo(snapshot > 0);
        assertThat(replica.ops).contains("c", "u");
        if (deleteEvery == 0) {
            assertThat(replica.tombstones).isZero();
        } else if (deleteEvery < 10) {
            int changes = RECORDS - snapshot;
            assertThat(replica.tombstones)
                    .isBetween(changes / 6 / deleteEvery * 3 / 4, changes / 6 / deleteEvery * 4 / 3 + 1);
        }
        assertThat(replica.coupons > 0).isEqualTo(changeAfter < RECORDS);
    }

    @Test
    void anyRecordCanBeAskedForFirst() {
        for (long index : new long[] {0, 49, 50, 51, 300, 12_345, 7_000_000_000L}) {
            Sample alone = cdc(50, 300, 3, 1).sample(index);
            Workload walked = cdc(50, 300, 3, 1);
            LongStream.range(Math.max(0, index - 20), index).forEach(walked::sample);
            assertThat(walked.sample(index)).isEqualTo(alone);
            assertThat(cdc(50, 300, 3, 2).sample(index)).isNotEqualTo(alone);
        }
    }

    @Test
    void farInTheSeriesTheTableIsStillKept() {
        Workload cdc = cdc(0, 0, 3, 11);
        long from = 6_000_000_000L;
        Map<Long, JsonNode> rows = new HashMap<>();
        int checked = 0;
        for (long index = from; index < from + 2_000; index++) {
            Sample sample = cdc.sample(index);
            JsonNode envelope = json(sample.value());
            JsonNode known =
                    rows.put(json(sample.key().orElseThrow()).path("id").longValue(), envelope.path("after"));
            if (known != null && !sample.isTombstone()) {
                assertThat(envelope.path("before")).isEqualTo(known);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @CsvSource({"50, 300, 3", "0, 0, 1", "0, 5000, 1000", "100, 0, 17", "2000, 1500, 2"})
    void tellingSamplesShowAllThatThereEverIs(int snapshot, int changeAfter, int deleteEvery) {
        Workload cdc = cdc(snapshot, changeAfter, deleteEvery, 5);
        Shape told = Shape.of(cdc, 1).build();
        assertThat(Shape.of(cdc, 4 * cdc.tellingSamples()).build()).isEqualTo(told);
    }

    @ParameterizedTest
    @EnumSource(RecordFormat.class)
    void everyFormatHoldsIt(RecordFormat format) {
        Workload cdc = cdc(20, 1_500, 3, 1);
        var encoder = format.encoderFor(cdc, SchemaFraming.inline());
        for (int i = 0; i < RECORDS; i++) {
            Sample sample = cdc.sample(i);
            if (!sample.isTombstone()) {
                assertThat(encoder.encode(sample.value())).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NO_TOMBSTONE, 'follows a delete, and is no tombstone'",
        "LOST_UPDATE, 'before it'",
        "LOST_CREATION, 'before it'",
        "SWAPPED, 'txId'"
    })
    void aSeriesWithAFaultIsNotKept(Fault fault, String found) {
        Workload cdc = cdc(50, 300, 3, 1);
        Replica replica = new Replica(300);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < RECORDS; i++) {
                        replica.take(i, cdc.sample(fault.indexInstead(cdc, i)));
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(found);
    }

    /** What another producer of change events may get wrong. */
    private enum Fault {
        NO_TOMBSTONE,
        LOST_UPDATE,
        LOST_CREATION,
        SWAPPED;

        int indexInstead(Workload cdc, int index) {
            return switch (this) {
                case NO_TOMBSTONE -> cdc.sample(index).isTombstone() ? index + 1 : index;
                case LOST_UPDATE -> index + (index < first(cdc, 100, "u") ? 0 : 1);
                case LOST_CREATION -> index + (index < first(cdc, 100, "c") ? 0 : 1);
                case SWAPPED -> {
                    int swapped = first(cdc, 130, "c");
                    yield index == swapped ? index + 1 : index == swapped + 1 ? index - 1 : index;
                }
            };
        }

        private static int first(Workload cdc, int from, String op) {
            int index = from;
            while (!json(cdc.sample(index).value()).path("op").asText().equals(op)) {
                index++;
            }
            return index;
        }
    }

    @Test
    void tombstonesGoOutWithoutAValueAndHaveNoPlaceInAList() {
        Workload cdc = cdc(50, 300, 3, 1);
        int tombstone = IntStream.range(0, 100)
                .filter(i -> cdc.sample(i).isTombstone())
                .findFirst()
                .orElseThrow();
        OutgoingRecord sent =
                new EncodedWorkload(KeyFormat.STRING.on(cdc), KeyFormat.STRING.encoder(), ENCODER).record(tombstone, 0);
        assertThat(sent.value()).isNull();
        assertThat(sent.key()).asString(UTF_8).matches("\\{\"id\":\\d+}");
        Sample batch = new BatchedWorkload(cdc, tombstone + 1).sample(0);
        assertThat(((ListValue) batch.value()).items()).hasSize(tombstone);
        assertThat(new BatchedWorkload(cdc, 1).sample(tombstone)).isEqualTo(cdc.sample(tombstone));
        assertThatThrownBy(() -> new Sample(Optional.empty(), new ListValue(List.of()), true))
                .hasMessageContaining("a tombstone has no value");
    }

    @Test
    void changesOfAnOrderStayInOnePartition() {
        Workload cdc = cdc(50, 300, 3, 1);
        RecordSource source = new Decoration(7, 0, List.of())
                .on(new TimedSource(
                        new EncodedWorkload(KeyFormat.JSON.on(cdc), KeyFormat.JSON.encoder(), ENCODER), i -> i));
        Partitioning partitioning = Partitioning.of(source, 3);
        Map<Value, Integer> partitions = new HashMap<>();
        for (int i = 0; i < RECORDS; i++) {
            Integer known = partitions.put(cdc.sample(i).key().orElseThrow(), partitioning.partitionFor(i));
            assertThat(known).isIn(null, partitioning.partitionFor(i));
        }
        assertThat(new BatchedWorkload(cdc, 10).partitionKey(3)).isEqualTo(cdc.partitionKey(30));
        assertThat(Set.copyOf(partitions.values())).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void recordsOfSeedOneAreKnown() throws IOException {
        Workload cdc = cdc(34, 50, 2, 1);
        StringBuilder text = new StringBuilder();
        for (int i = 31; i < 55; i++) {
            Sample sample = cdc.sample(i);
            text.append(json(sample.key().orElseThrow()))
                    .append(' ')
                    .append(sample.isTombstone() ? "tombstone" : json(sample.value()))
                    .append('\n');
        }
        assertThat(text).hasToString(Files.readString(Path.of("src/test/resources/workload/cdc-seed-1.txt")));
    }
}
