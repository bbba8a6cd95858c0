package dev.frameproof.harness.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.FrameBuilder;
import dev.frameproof.frame.FrameJsonWriter;
import dev.frameproof.frame.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketRowsTest {
    @Test
    void asManyRowsAsTheWriterWrote() {
        for (int rows : new int[] {0, 1, 2, 33}) {
            var frame = new FrameBuilder(new Schema(
                    "\"values\":[",
                    "A",
                    "",
                    List.of(Field.of("time", FieldType.TIME, false), Field.of("a", FieldType.STRING, true))));
            for (int row = 0; row < rows; row++) {
                frame.addTime(0, 1_790_000_000_000L + row, 0).addText(1, "a,b],[");
            }
            assertThat(PacketRows.of(new FrameJsonWriter().writeBytes(frame.frame())))
                    .isEqualTo(rows);
        }
    }

    @Test
    void whatIsNoFrameIsRefused() {
        assertThatThrownBy(() -> PacketRows.of("{\"schema\":{}}".getBytes(UTF_8)))
                .hasMessageContaining("holds no columns");
    }
}
