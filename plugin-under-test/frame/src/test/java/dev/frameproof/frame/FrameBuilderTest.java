package dev.frameproof.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrameBuilderTest {
    private final FrameBuilder builder = new FrameBuilder(new Schema(
            "",
            "",
            "",
            List.of(
                    Field.of("time", FieldType.TIME, false),
                    Field.of("small", FieldType.INT8, true),
                    Field.of("text", FieldType.STRING, true),
                    Field.of("single", FieldType.FLOAT32, true))));

    private FrameBuilder addRow(String text) {
        return builder.addTime(0, 1_790_000_000_123L, 456_789)
                .addLong(1, 7)
                .addText(2, text)
                .addDouble(3, 0.5);
    }

    @Test
    void resetLeavesNothingBehind() {
        for (int i = 0; i < 100; i++) {
            addRow("first é " + i);
        }
        assertThat(builder.frame().rows()).isEqualTo(100);
        builder.reset();
        assertThat(builder.frame().rows()).isZero();
        builder.addTime(0, 5, 0).addNull(1).addNull(2).addNull(3);

        Frame frame = addRow("second").frame();
        assertThat(frame.rows()).isEqualTo(2);
        assertThat(frame.columns().get(0).nanosAt(0)).isZero();
        assertThat(frame.columns().get(1).isNull(0)).isTrue();
        assertThat(frame.columns().get(1).isNull(1)).isFalse();
        assertThat(frame.columns().get(2).textAt(1)).isEqualTo("second");
    }

    @Test
    void textIsTakenAsBytesToo() {
        byte[] bytes = "xx😀yy".getBytes(UTF_8);
        builder.addText(2, bytes, 2, 4);

        assertThat(builder.rows(2)).isEqualTo(1);
        assertThat(addRow("")
                        .addTime(0, 1, 0)
                        .addNull(1)
                        .addNull(3)
                        .frame()
                        .columns()
                        .get(2)
                        .textAt(0))
                .isEqualTo("😀");
    }

    @Test
    void unequalColumnsAreNamed() {
        addRow("x").addLong(1, 8);

        assertThatIllegalStateException()
                .isThrownBy(builder::frame)
                .withMessage("field 0 'time' has 1 rows, field 1 'small' has 2");
    }

    @Test
    void valueOfAnotherTypeIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.addLong(0, 1))
                .withMessage("field 0 'time' is time.Time: it takes no whole numbers");
        assertThatIllegalStateException().isThrownBy(() -> builder.addTime(1, 1, 0));
        assertThatIllegalStateException().isThrownBy(() -> builder.addDouble(2, 1));
        assertThatIllegalStateException().isThrownBy(() -> builder.addText(3, "1"));
        assertThatIllegalStateException().isThrownBy(() -> builder.addBoolean(3, true));
    }

    @Test
    void valueBeyondItsTypeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.addLong(1, 128))
                .withMessage("128 is not from -128 to 127, the range of int8");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.addTime(0, 1, 1_000_000));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.addTime(0, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.addDouble(3, 0.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.addNull(0))
                .withMessage("field 0 'time' is not nullable");
        assertThat(List.of(builder.rows(0), builder.rows(1), builder.rows(3))).containsOnly(0);
    }
}
