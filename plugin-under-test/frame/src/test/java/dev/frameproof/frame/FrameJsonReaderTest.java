package dev.frameproof.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameJsonReaderTest {
    private final FrameJsonReader reader = new FrameJsonReader();

    private Frame read(String json) {
        return reader.read(json.getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("dev.frameproof.frame.TestingRecordings#pluginCases")
    void everyFrameOfTheRealPluginIsReadCellByCell(String caseName) {
        for (JsonNode expected : TestingRecordings.pluginFrames(caseName)) {
            Frame frame = read(expected.toString());
            assertThat(frame.schema().name())
                    .isEqualTo(expected.at("/schema/name").asText());
            JsonNode values = expected.at("/data/values");
            assertThat(frame.columns()).hasSize(values.size());
            for (int column = 0; column < values.size(); column++) {
                Field field = frame.schema().fields().get(column);
                assertThat(frame.columns().get(column).rows())
                        .isEqualTo(values.get(column).size());
                for (int row = 0; row < frame.rows(); row++) {
                    JsonNode value = values.get(column).get(row);
                    Column got = frame.columns().get(column);
                    assertThat(got.isNull(row)).isEqualTo(value.isNull());
                    if (!value.isNull()) {
                        assertThat(cell(field, got, row)).isEqualTo(expectedCell(field, value));
                    }
                }
            }
        }
    }

    private static Object cell(Field field, Column column, int row) {
        return switch (field.type()) {
            case STRING, JSON -> column.textAt(row);
            case BOOL -> column.booleanAt(row);
            case FLOAT32, FLOAT64 -> column.doubleAt(row);
            case UINT64 -> Long.toUnsignedString(column.longAt(row));
            default -> Long.toString(column.longAt(row));
        };
    }

    private static Object expectedCell(Field field, JsonNode value) {
        return switch (field.type()) {
            case BOOL -> value.booleanValue();
            case FLOAT32, FLOAT64 -> value.doubleValue();
            default -> value.asText();
        };
    }

    @Test
    void schemaThatComesAgainIsTheSameInstance() {
        String one = "{\"schema\":{\"fields\":[{\"name\":\"a\",\"type\":\"number\"}]},\"data\":{\"values\":[[1]]}}";
        String two = one.replace("\"a\"", "\"b\"");
        Schema first = read(one).schema();
        Schema second = read(two).schema();

        assertThat(second).isNotEqualTo(first);
        assertThat(read(one).schema()).isSameAs(first);
        assertThat(read(two).schema()).isSameAs(second);
    }

    @Test
    void messageWithoutSchemaHasThePreviousOne() {
        Schema schema = read("{\"schema\":{\"fields\":[{\"name\":\"a\",\"type\":\"number\"}]}}")
                .schema();
        Frame frame = read("{\"data\":{\"values\":[[1.5,2]]}}");

        assertThat(frame.schema()).isSameAs(schema);
        assertThat(frame.rows()).isEqualTo(2);
        assertThat(frame.columns().get(0).doubleAt(0)).isEqualTo(1.5);
    }

    @Test
    void membersComeInAnyOrderAndUnknownOnesAreSkipped() {
        Frame frame = read(
                "{\"x\":[{\"y\":[]}],\"data\":{\"nanos\":[null,[7]],\"z\":1,\"entities\":[{\"Inf\":[0],\"Undef\":[]}],"
                        + "\"values\":[[null],[5]]},\"schema\":{\"q\":{},\"fields\":[{\"typeInfo\":{\"nullable\":false,\"frame\":\"float64\","
                        + "\"u\":1},\"k\":null,\"name\":\"a\"},{\"type\":\"time\"}],\"refId\":\"B\"}}");

        assertThat(frame.schema().refId()).isEqualTo("B");
        assertThat(frame.columns().get(0).doubleAt(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(frame.columns().get(0).isNull(0)).isFalse();
        assertThat(frame.columns().get(1).nanosAt(0)).isEqualTo(7);
    }

    @Test
    void whiteSpaceIsAllowedWhereJsonAllowsIt() {
        Frame frame = read(" {\n\"schema\" : { \"fields\" : [ { \"type\" : \"number\" } , {\"type\":\"string\"} ] } ,\t"
                + "\"data\" : { \"values\" : [ [ 1 , null ] , [ \"a\" , \"b\" ] ] } }\r\n ");

        assertThat(frame.rows()).isEqualTo(2);
        assertThat(frame.columns().get(1).textAt(1)).isEqualTo("b");
    }

    @Test
    void fieldWithoutTypeInfoHasTheTypeOfTheBrowserAndIsNullable() {
        List<FieldType> types = List.of("time", "number", "string", "boolean", "enum", "other", "geo").stream()
                .map(type -> read("{\"schema\":{\"fields\":[{\"type\":\"" + type + "\"}]}}")
                        .schema()
                        .fields()
                        .get(0))
                .peek(field -> assertThat(field.nullable()).isTrue())
                .map(Field::type)
                .toList();

        assertThat(types)
                .containsExactly(
                        FieldType.TIME,
                        FieldType.FLOAT64,
                        FieldType.STRING,
                        FieldType.BOOL,
                        FieldType.ENUM,
                        FieldType.JSON,
                        FieldType.JSON);
    }

    @Test
    void jsonValueIsTheExactTextThatWasWritten() {
        Frame frame =
                read("{\"schema\":{\"fields\":[{\"typeInfo\":{\"frame\":\"json.RawMessage\"}}]},\"data\":{\"values\":[["
                        + "{ \"a\" : 1.50 }, \"\\u0041\", null, 1e2]]}}");

        Column json = frame.columns().get(0);
        assertThat(json.textAt(0)).isEqualTo("{ \"a\" : 1.50 }");
        assertThat(json.textAt(1)).isEqualTo("\"\\u0041\"");
        assertThat(json.isNull(2)).isFalse();
        assertThat(json.textAt(2)).isEqualTo("null");
        assertThat(json.textAt(3)).isEqualTo("1e2");
    }

    @Test
    void escapesInTextsAndNamesAreReplaced() {
        Frame frame = read(
                "{\"sch\\u0065ma\":{\"name\":\"\\\"n\\\"\",\"fields\":[{\"name\":\"\\u00e9\",\"type\":\"string\"}]},"
                        + "\"data\":{\"values\":[[\"a\\n\\/\\b\\f\\r\\t\\\\ \\ud83d\\ude00 é😀 \\u0000\\u007f\",\"second\"]]}}");

        assertThat(frame.schema().name()).isEqualTo("\"n\"");
        assertThat(frame.schema().fields().get(0).name()).isEqualTo("é");
        Column text = frame.columns().get(0);
        assertThat(text.textAt(0)).isEqualTo("a\n/\b\f\r\t\\ 😀 é😀 \u0000\u007f");
        assertThat(text.textAt(1)).isEqualTo("second");
    }

    @Test
    void textEqualsAgreesWithEqualsOfTheDecodedText() {
        String[] texts = {
            "",
            "a",
            "ab",
            "b",
            "é",
            "e",
            "éé",
            "\u0800",
            "\uffff",
            "😀",
            "😀x",
            "😁",
            "\u00c3\u00a9",
            "\ud83d",
            "aa\u0000"
        };
        var builder = new FrameBuilder(new Schema("", "", "", List.of(Field.of("", FieldType.STRING, true))));
        for (String text : texts) {
            builder.addText(0, text);
        }
        Column column = builder.addNull(0).frame().columns().get(0);

        for (int row = 0; row < texts.length; row++) {
            for (String other : texts) {
                assertThat(column.textEquals(row, other))
                        .as("%s and %s", texts[row], other)
                        .isEqualTo(column.textAt(row).equals(other) && !other.equals("\ud83d"));
            }
        }
        assertThat(column.textEquals(texts.length, "")).isFalse();
    }

    @Test
    void unnamedAndEquallyNamedFieldsKeepTheirPlaces() {
        Frame frame = reader.read(TestingRecordings.sdkJson("unnamed"));

        assertThat(frame.schema().fields()).extracting(Field::name).containsExactly("", "dup", "dup");
        assertThat(frame.columns()).extracting(column -> column.longAt(0)).containsExactly(1L, 1L, 2L);
    }

    @Test
    void emptyLabelsAreNoLabels() {
        Schema schema =
                read("{\"schema\":{\"fields\":[{\"type\":\"number\",\"labels\":{},\"config\":{}},{\"type\":\"time\"}]}}")
                        .schema();

        assertThat(schema.fields().get(0).labels())
                .isEqualTo(schema.fields().get(1).labels());
        assertThat(schema.fields().get(0).configJson()).isEqualTo("{}");
        assertThat(schema.fields().get(1).configJson()).isEmpty();
    }

    @Test
    void frameInsideAnEnvelopeIsReadInPlace() {
        String frame = "{\"schema\":{\"fields\":[{\"type\":\"number\"}]},\"data\":{\"values\":[[1]]}}";
        byte[] envelope = ("{\"data\":" + frame + ",\"offset\":3}").getBytes(UTF_8);

        assertThat(reader.readPrefix(envelope, 8, envelope.length).rows()).isEqualTo(1);
        assertThat(reader.end()).isEqualTo(8 + frame.length());
        assertThat(reader.read(envelope, 8, frame.length()).rows()).isEqualTo(1);
    }

    @Test
    void callersArrayMayBeReusedAtOnce() {
        byte[] message =
                "{\"schema\":{\"fields\":[{\"type\":\"string\"}]},\"data\":{\"values\":[[\"kept\"]]}}".getBytes(UTF_8);
        Frame frame = reader.read(message);
        Arrays.fill(message, (byte) 'x');

        assertThat(frame.columns().get(0).textAt(0)).isEqualTo("kept");
    }

    @Test
    void schemasBeyondTheKeptOnesAreReadAgain() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 40; i++) {
                Frame frame = read("{\"schema\":{\"fields\":[{\"name\":\"f" + i
                        + "\",\"type\":\"number\"}]},\"data\":{\"values\":[[" + i + "]]}}");
                assertThat(frame.schema().fields().get(0).name()).isEqualTo("f" + i);
                assertThat(frame.columns().get(0).doubleAt(0)).isEqualTo(i);
            }
        }
    }

    @Test
    void accessorOfAnotherTypeIsRefused() {
        Column text = read("{\"schema\":{\"fields\":[{\"type\":\"string\"}]},\"data\":{\"values\":[[\"1\"]]}}")
                .columns()
                .get(0);

        assertThatIllegalStateException()
                .isThrownBy(() -> text.longAt(0))
                .withMessage("a column of string has no whole number");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> text.textAt(1));
    }
}
