package dev.frameproof.producers.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.shape.Shape;
import dev.frameproof.producers.shape.ShapeBuilder;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainEncodersTest {
    private static final Value SAMPLE = object(
            member("host", new TextValue("server-01")),
            member("cpu", new FloatValue(12.5)),
            member("note", new TextValue("ring \"twice\", then\nleave")),
            member("empty", new TextValue("")),
            member("lack", new NullValue()),
            member("odd name", new FloatValue(Double.NaN)),
            member("inner", object(member("n", new IntegerValue(-3)))),
            member("list", new ListValue(List.of(new IntegerValue(1), new TextValue("a,b")))));

    @Test
    void plaintextIsALogLine() {
        assertThat(new PlainTextEncoder().encode(SAMPLE))
                .asString(UTF_8)
                .isEqualTo("host=server-01 cpu=12.5 note=\"ring \\\"twice\\\", then\\nleave\" empty=\"\" lack=null"
                        + " \"odd name\"=NaN inner.n=-3 list=[1,\"a,b\"]");
        assertThat(new PlainTextEncoder().encode(new TextValue("as it is")))
                .asString(UTF_8)
                .isEqualTo("as it is");
    }

    @Test
    void csvIsARowOfTheColumnsThatItsSchemaNames() {
        CsvEncoder csv = new CsvEncoder(Shape.of(SAMPLE));
        assertThat(csv.schema()).contains("host,cpu,note,empty,lack,odd name,inner.n,list");
        assertThat(csv.encode(SAMPLE))
                .asString(UTF_8)
                .isEqualTo("server-01,12.5,\"ring \"\"twice\"\", then\nleave\",\"\",,NaN,-3,\"[1,\"\"a,b\"\"]\"");
    }

    @ParameterizedTest
    @MethodSource("dev.frameproof.producers.encoding.SchemaEncoderTest#workloads")
    void everyRowHasACellForEachColumnAndEachScalarInItsOwn(Workload workload) {
        Shape shape = Shape.of(workload);
        CsvEncoder csv = new CsvEncoder(shape);
        int columns = cells(csv.schema().orElseThrow()).size();
        for (int i = 0; i < 200; i++) {
            ObjectValue sample = (ObjectValue) workload.sample(i).value();
            List<String> row = cells(new String(csv.encode(sample), UTF_8));
            assertThat(row).as("%s, index %d", workload, i).hasSize(columns);
            List<String> names = cells(csv.schema().orElseThrow());
            for (Member member : sample.members()) {
                if (member.value() instanceof TextValue text) {
                    assertThat(row.get(names.indexOf(member.name())))
                            .as("%s, index %d, %s", workload, i, member.name())
                            .isEqualTo(text.value());
                }
            }
        }
    }

    @Test
    void sampleThatDoesNotFitTheColumnsIsRefusedByMember() {
        ShapeBuilder seen = new ShapeBuilder();
        seen.add(object(member("a", object(member("b", new IntegerValue(1))))));
        CsvEncoder csv = new CsvEncoder(seen.build());
        assertThatThrownBy(() -> csv.encode(object(member("a", object(member("c", new IntegerValue(1)))))))
                .hasMessageContaining("member 'a.c' is not in the schema");
        assertThatThrownBy(() -> csv.encode(object(member("a", new IntegerValue(1)))))
                .hasMessageContaining("member 'a' is a whole number");
        assertThatThrownBy(() -> new CsvEncoder(Shape.of(new IntegerValue(1)))).hasMessageContaining("not all objects");
    }

    @Test
    void binaryKeysAreNoTextAndEqualForEqualKeys() {
        Encoder keys = KeyFormat.BINARY.encoder();
        byte[] one = keys.encode(new TextValue("server-01"));
        assertThat(one).hasSize(16).startsWith(0xFF).isEqualTo(keys.encode(new TextValue("server-01")));
        assertThat(keys.encode(new TextValue("server-02"))).isNotEqualTo(one);
    }

    /** A second reading of RFC 4180. */
    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>(Arrays.asList(""));
        boolean quoted = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == ',' && !quoted) {
                cells.add("");
            } else if (c == '"' && quoted && i + 1 < row.length() && row.charAt(i + 1) == '"') {
                cells.set(cells.size() - 1, cells.get(cells.size() - 1) + row.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else {
                cells.set(cells.size() - 1, cells.get(cells.size() - 1) + c);
            }
        }
        return cells;
    }

    private static ObjectValue object(Member... members) {
        return new ObjectValue(List.of(members));
    }

    private static Member member(String name, Value value) {
        return new Member(name, value);
    }
}
