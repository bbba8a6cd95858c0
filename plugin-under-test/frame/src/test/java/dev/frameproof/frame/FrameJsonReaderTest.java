package dev.frameproof.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
}
