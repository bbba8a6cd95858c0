package dev.frameproof.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomFramesTest {
    private static final int FRAMES = 2_000;

    private final FrameJsonReader reader = new FrameJsonReader();
    private final FrameJsonWriter writer = new FrameJsonWriter();

    @Test
    void jsonReadsBackTheSame() {
        for (long seed = 0; seed < FRAMES; seed++) {
            Frame frame = new TestingFrames(seed).next();
            byte[] json = writer.writeBytes(frame);

            assertThat(FrameEquality.diff(frame, reader.read(json), 3))
                    .as("seed %d: %s", seed, new String(json, UTF_8))
                    .isEmpty();
        }
    }

    @Test
    void arrowReadsBackTheSame() {
        for (long seed = 0; seed < FRAMES; seed++) {
            Frame frame = new TestingFrames(seed).next();

            assertThat(FrameEquality.diff(frame, FrameArrow.read(FrameArrow.write(frame)), 3))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void anotherJsonParserUnderstandsWhatIsWritten() throws IOException {
        var mapper = new ObjectMapper();
        for (long seed = 0; seed < FRAMES; seed++) {
            Frame frame = new TestingFrames(seed).next();
            var tree = mapper.readTree(writer.writeBytes(frame));

            for (int column = 0; column < frame.columns().size(); column++) {
                Field field = frame.schema().fields().get(column);
                assertThat(tree.at("/schema/fields/" + column + "/name").asText())
                        .isEqualTo(field.name());
                for (int row = 0; row < frame.rows(); row++) {
                    var value = tree.at("/data/values/" + column + "/" + row);
                    Column cells = frame.columns().get(column);
                    String where = "seed %d, field %d, row %d".formatted(seed, column, row);
                    assertThat(value.isMissingNode()).as(where).isFalse();
                    if (field.type() == FieldType.STRING && !cells.isNull(row)) {
                        assertThat(value.textValue()).as(where).isEqualTo(cells.textAt(row));
                    }
                }
            }
        }
    }

    @Test
    void copyStaysWhenTheReaderGoesOn() {
        for (long seed = 0; seed < 200; seed++) {
            Frame frame = new TestingFrames(seed).next();
            Frame copy = reader.read(writer.writeBytes(frame)).copy();
            reader.read(writer.writeBytes(new TestingFrames(seed + 1).next()));

            assertThat(FrameEquality.diff(frame, copy, 3)).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void readingWithOneReaderIsReadingWithAFreshOne() {
        // What a column held before must not show through: nulls, nanoseconds, entities.
        Schema schema = new Schema(
                "",
                "",
                "",
                List.of(
                        Field.of("t", FieldType.TIME, true),
                        Field.of("d", FieldType.FLOAT64, true),
                        Field.of("s", FieldType.STRING, true)));
        Frame first = new FrameBuilder(schema)
                .addTime(0, 1, 5)
                .addTime(0, 2, 6)
                .addDouble(1, Double.NaN)
                .addNull(1)
                .addNull(2)
                .addText(2, "x\"y")
                .frame();
        Frame second = new FrameBuilder(schema)
                .addNull(0)
                .addTime(0, 2, 0)
                .addNull(1)
                .addDouble(1, 1.5)
                .addText(2, "a")
                .addNull(2)
                .frame();
        reader.read(writer.writeBytes(first));

        assertThat(FrameEquality.diff(second, reader.read(writer.writeBytes(second)), 3))
                .isEmpty();
        assertThat(FrameEquality.diff(first, reader.read(writer.writeBytes(first)), 3))
                .isEmpty();
    }

    @Test
    void theFramesHoldEveryTypeWithAndWithoutNulls() {
        Set<FieldType> withNulls = EnumSet.noneOf(FieldType.class);
        Set<FieldType> without = EnumSet.noneOf(FieldType.class);
        for (long seed = 0; seed < FRAMES; seed++) {
            Frame frame = new TestingFrames(seed).next();
            for (int column = 0; column < frame.columns().size(); column++) {
                boolean anyNull = false;
                for (int row = 0; row < frame.rows(); row++) {
                    anyNull |= frame.columns().get(column).isNull(row);
                }
                (anyNull ? withNulls : without)
                        .add(frame.schema().fields().get(column).type());
            }
        }

        assertThat(withNulls).containsExactlyInAnyOrder(FieldType.values());
        assertThat(without).containsExactlyInAnyOrder(FieldType.values());
    }
}
