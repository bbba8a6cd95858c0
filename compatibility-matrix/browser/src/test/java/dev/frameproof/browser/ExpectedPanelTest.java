package dev.frameproof.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpectedPanelTest {
    private final ExpectedPanel panel = new ExpectedPanel(3);

    private static byte[] frame(String fields, String values) {
        return ("{\"schema\":{\"fields\":[" + fields + "]},\"data\":{\"values\":[" + values + "]}}").getBytes(UTF_8);
    }

    private static String field(String name, String type) {
        return "{\"name\":\"%s\",\"type\":\"%s\"}".formatted(name, type);
    }

    @Test
    void keepsTheLastRowsInOrderOfArrival() {
        panel.push(frame(field("v", "number"), "[1,2]"));
        panel.push(frame(field("v", "number"), "[4,3]"));
        assertThat(panel.columns().get(0).cells()).extracting(Cell::number).containsExactly(2.0, 4.0, 3.0);
    }

    @Test
    void firstMessageStaysWholeUntilTheNext() {
        panel.push(frame(field("v", "number"), "[1,2,3,4,5]"));
        assertThat(panel.rows()).isEqualTo(5);
        panel.push(frame(field("v", "number"), "[6]"));
        assertThat(panel.columns().get(0).cells()).extracting(Cell::number).containsExactly(4.0, 5.0, 6.0);
    }

    @Test
    void columnThatChangesItsTypeBeginsAnew() {
        panel.push(frame(field("a", "number") + "," + field("b", "string"), "[1],[\"x\"]"));
        panel.push(frame(field("b", "string") + "," + field("a", "string"), "[\"y\"],[\"z\"]"));
        assertThat(panel.columns()).extracting(ExpectedColumn::name).containsExactly("b", "a");
        assertThat(panel.columns().get(0).cells()).extracting(Cell::text).containsExactly("x", "y");
        assertThat(panel.columns().get(1).cells().get(0)).isNull();
        assertThat(panel.columns().get(1).cells().get(1).text()).isEqualTo("z");
    }

    @Test
    void messageThatIsNoFrameIsRefusedAndChangesNothing() {
        panel.push(frame(field("v", "number"), "[1]"));
        panel.push("{\"data\":{\"values\":[[1],[2]]}}".getBytes(UTF_8));
        panel.push("{\"data\":{\"values\":[[7]]}}".getBytes(UTF_8));
        assertThat(panel.refused()).containsExactly(1);
        assertThat(panel.columns().get(0).cells()).extracting(Cell::number).containsExactly(1.0, 7.0);
    }
}
