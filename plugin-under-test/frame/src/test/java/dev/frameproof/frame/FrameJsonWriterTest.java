package dev.frameproof.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameJsonWriterTest {
    private final FrameJsonReader reader = new FrameJsonReader();
    private final FrameJsonWriter writer = new FrameJsonWriter();

    @ParameterizedTest
    @MethodSource("dev.frameproof.frame.TestingRecordings#sdkNames")
    void whatTheSdkWroteIsWrittenAgainByteByByte(String name) {
        byte[] json = TestingRecordings.sdkJson(name);

        assertThat(new String(writer.writeBytes(reader.read(json)), UTF_8)).isEqualTo(new String(json, UTF_8));
    }

    private static FrameBuilder texts(String name) {
        return new FrameBuilder(new Schema(
                name, "", "", List.of(new Field(name, FieldType.STRING, false, Map.of("b", name, "a", ""), ""))));
    }

    private String write(Frame frame) {
        return UTF_8.decode(writer.write(frame)).toString();
    }

    @Test
    void valuesEscapeWhatHtmlMisreadsAndNamesDoNot() {
        String odd = "<a>&\u2028\u2029\b\u0001\u007f\t\"\\/é";

        assertThat(write(texts(odd).addText(0, odd).frame()))
                .isEqualTo(
                        "{\"schema\":{\"name\":\"NAME\",\"fields\":[{\"name\":\"NAME\",\"type\":\"string\",\"typeInfo\":{\"frame\":\"string\"},"
                                        .concat("\"labels\":{\"a\":\"\",\"b\":\"NAME\"}}]},")
                                        .replace("NAME", "<a>&\u2028\u2029\\u0008\\u0001\u007f\\t\\\"\\\\/é")
                                + "\"data\":{\"values\":[[\"\\u003ca\\u003e\\u0026\\u2028\\u2029\\u0008\\u0001\u007f\\t\\\"\\\\/é\"]]}}");
    }

    @Test
    void halfASurrogatePairBecomesTheReplacementCharacter() {
        assertThat(write(texts("").addText(0, "a\ud83db").frame())).contains("[[\"a\ufffdb\"]]");
    }

    @Test
    void partsAreWrittenAlone() {
        Frame frame = texts("").addText(0, "x").frame();

        assertThat(UTF_8.decode(writer.write(frame, FrameJsonWriter.Part.DATA_ONLY))
                        .toString())
                .isEqualTo("{\"data\":{\"values\":[[\"x\"]]}}");
        assertThat(UTF_8.decode(writer.write(frame, FrameJsonWriter.Part.SCHEMA_ONLY))
                        .toString())
                .startsWith("{\"schema\":{")
                .endsWith("}]}}");
    }

    @Test
    void columnsOfAnotherKindAreWrittenTheSame() {
        for (long seed = 0; seed < 300; seed++) {
            Frame frame = new TestingFrames(seed).next();
            List<Column> columns = frame.columns().stream()
                    .<Column>map(TestingForeignColumn::new)
                    .toList();

            assertThat(write(new Frame(frame.schema(), columns)))
                    .as("seed %d", seed)
                    .isEqualTo(write(frame));
            assertThat(FrameArrow.write(new Frame(frame.schema(), columns)))
                    .as("seed %d", seed)
                    .isEqualTo(FrameArrow.write(frame));
        }
    }

    @Test
    void moreSchemasThanAreKeptAreWrittenEach() {
        for (int i = 0; i < 50; i++) {
            assertThat(write(texts("n" + i % 25).frame())).contains("\"name\":\"n" + i % 25 + "\"");
        }
    }
}
