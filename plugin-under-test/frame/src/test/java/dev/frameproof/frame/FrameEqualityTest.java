package dev.frameproof.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.frameproof.frame.FrameDiff.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameEqualityTest {
    private static final Field FIELD = new Field("v", FieldType.FLOAT64, true, Map.of("a", "b"), "{}");

    private static Frame doubles(double... values) {
        var builder = new FrameBuilder(new Schema("n", "A", "{\"k\":1}", List.of(FIELD)));
        for (double value : values) {
            builder.addDouble(0, value);
        }
        return builder.frame();
    }

    private static Frame empty(String name, String refId, String meta, Field... fields) {
        return new FrameBuilder(new Schema(name, refId, meta, List.of(fields))).frame();
    }

    private static List<FrameDiff> diff(Frame expected, Frame got) {
        return FrameEquality.diff(expected, got, 10);
    }

    @Test
    void sameFramesHaveNoDifference() {
        for (long seed = 0; seed < 300; seed++) {
            Frame frame = new TestingFrames(seed).next();
            assertThat(FrameEquality.equal(frame, new TestingFrames(seed).next()))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void notANumberEqualsItselfWhateverItsBits() {
        assertThat(diff(doubles(Double.NaN), doubles(Double.longBitsToDouble(0x7ff8000000000123L))))
                .isEmpty();
    }

    @Test
    void minusZeroDiffersFromZero() {
        assertThat(diff(doubles(0.0), doubles(-0.0)))
                .containsExactly(new FrameDiff(Part.VALUE, 0, "v", 0, "0.0", "-0.0"));
    }

    @Test
    void lastBitOfADoubleDiffers() {
        assertThat(diff(doubles(1, 0.1), doubles(1, Math.nextUp(0.1))))
                .containsExactly(new FrameDiff(Part.VALUE, 0, "v", 1, "0.1", "0.10000000000000002"));
    }

    @Test
    void nullDiffersFromAnyValue() {
        Frame withNull = new FrameBuilder(doubles().schema()).addNull(0).frame();

        assertThat(diff(withNull, doubles(0))).containsExactly(new FrameDiff(Part.VALUE, 0, "v", 0, "null", "0.0"));
        assertThat(diff(doubles(0), withNull)).hasSize(1);
    }

    @Test
    void valuesOfEveryTypeDiffer() {
        Object[][] cases = {
            {FieldType.INT64, 1L, 2L, "1", "2"},
            {FieldType.UINT64, -1L, 1L, "18446744073709551615", "1"},
            {FieldType.ENUM, 0L, 1L, "0", "1"},
            {FieldType.FLOAT32, 0.5, 0.25, "0.5", "0.25"},
            {FieldType.STRING, "a", "b", "\"a\"", "\"b\""},
            {FieldType.JSON, "[1]", "[1.0]", "[1]", "[1.0]"},
            {FieldType.BOOL, true, false, "true", "false"}
        };
        for (Object[] one : cases) {
            FieldType type = (FieldType) one[0];
            assertThat(diff(single(type, one[1]), single(type, one[2])))
                    .containsExactly(new FrameDiff(Part.VALUE, 0, "v", 0, (String) one[3], (String) one[4]));
        }
        Schema times = new Schema("", "", "", List.of(Field.of("v", FieldType.TIME, false)));
        assertThat(diff(
                        new FrameBuilder(times).addTime(0, 5, 0).frame(),
                        new FrameBuilder(times).addTime(0, 5, 1).frame()))
                .containsExactly(new FrameDiff(Part.VALUE, 0, "v", 0, "5 ms", "5 ms + 1 ns"));
    }

    private static Frame single(FieldType type, Object value) {
        var builder = new FrameBuilder(new Schema("", "", "", List.of(Field.of("v", type, false))));
        if (value instanceof Long number) {
            builder.addLong(0, number);
        } else if (value instanceof Double number) {
            builder.addDouble(0, number);
        } else if (value instanceof Boolean truth) {
            builder.addBoolean(0, truth);
        } else {
            builder.addText(0, value.toString());
        }
        return builder.frame();
    }

    @Test
    void everyPartOfTheSchemaIsCompared() {
        Frame frame = empty("n", "A", "{}", FIELD);

        assertThat(diff(frame, empty("m", "A", "{}", FIELD)))
                .extracting(FrameDiff::part)
                .containsExactly(Part.FRAME_NAME);
        assertThat(diff(frame, empty("n", "B", "{}", FIELD)))
                .extracting(FrameDiff::part)
                .containsExactly(Part.REF_ID);
        assertThat(diff(frame, empty("n", "A", "", FIELD)))
                .extracting(FrameDiff::part)
                .containsExactly(Part.META);
        assertThat(diff(frame, empty("n", "A", "{}")))
                .extracting(FrameDiff::part)
                .containsExactly(Part.FIELD_COUNT);
        assertThat(diff(frame, empty("n", "A", "{}", new Field("w", FieldType.INT8, false, Map.of(), ""))))
                .extracting(FrameDiff::part)
                .containsExactly(Part.FIELD_NAME, Part.FIELD_TYPE, Part.NULLABLE, Part.LABELS, Part.CONFIG);
    }

    @Test
    void missingRowsAreCountedAndTheOthersCompared() {
        assertThat(diff(doubles(1, 2, 3), doubles(1, 5)))
                .extracting(FrameDiff::toString)
                .containsExactly(
                        "ROW_COUNT of field 0 'v': expected 3, got 2",
                        "VALUE of field 0 'v' row 1: expected 2.0, got 5.0");
    }

    @Test
    void noMoreThanTheLimitAreFound() {
        assertThat(FrameEquality.diff(doubles(1, 2, 3), doubles(4, 5, 6), 2)).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> FrameEquality.diff(doubles(), doubles(), 0));
    }
}
