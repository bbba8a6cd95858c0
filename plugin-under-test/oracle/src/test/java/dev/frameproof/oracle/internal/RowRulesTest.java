package dev.frameproof.oracle.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.oracle.ExpectedRecord;
import dev.frameproof.oracle.KeyBytes;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.oracle.RecordDecoding;
import dev.frameproof.oracle.RecordKey;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowRulesTest {
    private static final Representation PLUGIN = Representation.kafkaDatasource();

    private final ExpectedRow row = new ExpectedRow();

    private Map<String, List<String>> columns(Representation representation, KeyFormat keys, String key, String json) {
        var rules = new RowRules(StreamQuery.of("t").withKeyFormat(keys), representation);
        byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
        rules.fill(RecordDecoding.decode(MessageFormat.JSON, keyBytes, json.getBytes(UTF_8)), row);
        return columns();
    }

    private Map<String, List<String>> columns(String json) {
        return columns(PLUGIN, KeyFormat.NONE, null, json);
    }

    private Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (int i = 0; i < row.shape.names().size(); i++) {
            List<String> values = new ArrayList<>();
            for (int leaf : row.shape.leaves().get(i)) {
                values.add(CellText.of(row.leaves[leaf]));
            }
            columns.put(row.shape.names().get(i), values);
        }
        return columns;
    }

    @Test
    void columnsAreSortedByTheBytesOfTheirNames() {
        assertThat(columns("{\"b\":1,\"B\":2,\"\uD83D\uDE00\":3,\"\uFFFD\":4,\"a\":{\"z\":5,\"y\":6},\"a-\":7}")
                        .keySet())
                .containsExactly("B", "a-", "a.y", "a.z", "b", "\uFFFD", "\uD83D\uDE00");
    }

    @Test
    void ofEqualNamesInOneObjectTheLastCountsAlone() {
        assertThat(columns("{\"a\":1,\"a\":2}")).isEqualTo(Map.of("a", List.of("2")));
        assertThat(columns("{\"a\":1,\"a\":{\"b\":2}}")).isEqualTo(Map.of("a.b", List.of("2")));
        assertThat(columns("{\"a\":{\"b\":2,\"c\":4},\"a\":{\"b\":3}}")).isEqualTo(Map.of("a.b", List.of("3")));
    }

    @Test
    void ofEqualPathsAnyMayWin() {
        assertThat(columns("{\"a.b\":1,\"a\":{\"b\":2}}")).isEqualTo(Map.of("a.b", List.of("1", "2")));
    }

    @Test
    void emptyNamesDisappearAtTheTopOnly() {
        assertThat(columns("{\"\":1,\"x\":{\"\":2},\"\":{\"y\":3}}"))
                .isEqualTo(Map.of("x.", List.of("2"), "y", List.of("3")));
    }

    @Test
    void textHasItsHalfPairsReplacedInNamesToo() {
        assertThat(columns("{\"\\ud800\":1}")).containsOnlyKeys("\uFFFD");
    }

    @Test
    void topLevelItemsAreColumnsByTheirNumber() {
        assertThat(columns("[1,[2,{\"b\":1,\"a\":1.0}],{\"k\":\"<\"}]"))
                .isEqualTo(Map.of(
                        "item_0",
                        List.of("1"),
                        "item_1",
                        List.of("\"[2,{\"a\":1.0,\"b\":1}]\""),
                        "item_2.k",
                        List.of("\"<\"")));
    }

    @Test
    void jsonKeysAreFlattenedAndValuesBeatThem() {
        assertThat(columns(PLUGIN, KeyFormat.JSON, "{\"b\":{\"c\":1},\"a\":2}", "{\"x\":0,\"key.a\":9}"))
                .isEqualTo(Map.of("key.b.c", List.of("1"), "key.a", List.of("9"), "x", List.of("0")));
        assertThat(row.shape.names()).containsExactly("key.b.c", "key.a", "x");
        assertThat(columns(PLUGIN, KeyFormat.JSON, "[1]", "{\"x\":0}")).containsOnlyKeys("x");
    }

    @Test
    void keysOfTheSameStructureMayDifferInTheirFormatOnly() {
        assertThat(columns(PLUGIN, KeyFormat.STRING, "k", "{\"x\":0}"))
                .isEqualTo(Map.of("key", List.of("\"k\""), "x", List.of("0")));
        assertThat(columns(PLUGIN, KeyFormat.BASE64, "k", "{\"x\":0}")).containsEntry("key", List.of("\"aw==\""));
    }

    @Test
    void shapeIsOneInstanceForRecordsOfOneStructure() {
        var rules = new RowRules(StreamQuery.of("t"), PLUGIN);
        rules.fill(RecordDecoding.decode(MessageFormat.JSON, null, "{\"a\":1,\"b\":{\"c\":2}}".getBytes(UTF_8)), row);
        Shape first = row.shape;
        rules.fill(RecordDecoding.decode(MessageFormat.JSON, null, "{\"a\":{\"c\":2},\"b\":1}".getBytes(UTF_8)), row);
        assertThat(row.shape).isNotSameAs(first);
        rules.fill(RecordDecoding.decode(MessageFormat.JSON, null, "{\"a\":7,\"b\":{\"c\":8}}".getBytes(UTF_8)), row);
        assertThat(row.shape).isSameAs(first);
    }

    @Test
    void agreesWithAPlainRecursionOnRandomRecords() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            int maxDepth = 1 + random.nextInt(5);
            var rules = new RowRules(StreamQuery.of("t"), PLUGIN.withFlattening(maxDepth, 1000));
            for (int i = 0; i < 10; i++) {
                ObjectValue value = object(random, 5);
                Map<String, Value> plain = new LinkedHashMap<>();
                flatten("", value, 1, maxDepth, plain);
                rules.fill(ExpectedRecord.good(RecordKey.NONE, value), row);
                Map<String, Value> columns = new LinkedHashMap<>();
                for (int c = 0; c < row.shape.names().size(); c++) {
                    columns.put(
                            row.shape.names().get(c),
                            row.leaves[row.shape.leaves().get(c)[0]]);
                }
                assertThat(columns).as("seed %d, record %d", seed, i).isEqualTo(plain);
                assertThat(row.shape.names()).isSorted();
            }
        }
    }

    /** Members of different names at each level, so that no two paths are equal. */
    private static ObjectValue object(Random random, int depth) {
        List<Member> members = new ArrayList<>();
        for (String name : List.of("d", "a", "c", "b")) {
            int kind = random.nextInt(6);
            if (kind > 1) {
                Value leaf = kind == 2 ? new ListValue(List.of()) : new IntegerValue(random.nextInt(100));
                members.add(new Member(name, kind > 3 && depth > 0 ? object(random, depth - 1) : leaf));
            }
        }
        return new ObjectValue(members);
    }

    private static void flatten(String prefix, ObjectValue value, int depth, int maxDepth, Map<String, Value> into) {
        for (Member member : value.members()) {
            if (depth < maxDepth) {
                if (member.value() instanceof ObjectValue inner) {
                    flatten(prefix + member.name() + ".", inner, depth + 1, maxDepth, into);
                } else {
                    into.put(prefix + member.name(), member.value());
                }
            }
        }
    }

    @Test
    void lineProtocolHasRowsOfItsOwn() {
        var query = StreamQuery.of("t").withMessageFormat(MessageFormat.LINE_PROTOCOL);
        assertThatThrownBy(() -> new RowRules(query, PLUGIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line protocol");
    }

    @Test
    void keyBytesAreTheCallersNoMore() {
        byte[] bytes = {1};
        var key = new KeyBytes(bytes);
        bytes[0] = 2;
        key.bytes()[0] = 3;
        assertThat(key.bytes()).containsExactly(1);
    }
}
