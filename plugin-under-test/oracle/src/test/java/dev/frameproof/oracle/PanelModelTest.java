package dev.frameproof.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.PanelSummary;
import dev.frameproof.reports.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelModelTest {
    private final PanelModel panel = PanelModel.ofDefaultLength("stream", "topic");

    private static TestingRow row(long offset) {
        return new TestingRow().add("time", "time.Time", false, offset).add("offset", "int64", false, offset);
    }

    private static TestingRow load(long offset, Object load) {
        return row(offset).add("load", "float64", true, load);
    }

    private static TestingRow error(long offset) {
        return new TestingRow()
                .add("time", "time.Time", false, offset)
                .add("partition", "int32", false, 3)
                .add("offset", "int64", false, offset)
                .add("error", "string", false, "broken");
    }

    private void push(TestingRow... rows) {
        byte[] frame = TestingFrames.of(List.of(rows));
        panel.accept(frame, 0, frame.length);
    }

    @Test
    void framesOfOneStructureAreAppended() {
        push(load(0, 1.5), load(1, 2.5));
        push(load(2, 3.5));
        assertThat(panel.dropped()).isZero();
        assertThat(panel.summary()).isEqualTo(new PanelSummary(3, 0, List.of()));
    }

    @Test
    void errorRowBetweenDataEmptiesTheValueColumns() {
        push(load(0, 1.5));
        push(error(1));
        push(load(2, 2.5));
        assertThat(panel.findings())
                .extracting(Finding::kind, Finding::severity, Finding::partition, Finding::offset, Finding::field)
                .containsExactly(
                        tuple(FindingKind.PANEL_DROPPED, Severity.WARNING, 3, 1L, "load"),
                        tuple(FindingKind.PANEL_DROPPED, Severity.WARNING, -1, 2L, "partition, error"));
        assertThat(panel.summary()).isEqualTo(new PanelSummary(3, 0, List.of("load", "partition", "error")));
    }

    @Test
    void columnThatChangesItsBrowserTypeLosesItsValues() {
        push(load(0, 1.5));
        push(row(1).add("load", "string", true, "high"));
        assertThat(panel.findings()).extracting(Finding::offset, Finding::field).containsExactly(tuple(1L, "load"));
    }

    @Test
    void changeBetweenIntegerAndFloatLosesNothing() {
        push(load(0, 1.5));
        push(row(1).add("load", "int64", true, 2L));
        push(load(2, 2.5));
        assertThat(panel.dropped()).isZero();
    }

    @Test
    void newColumnLosesNothingAndNeitherDoesOneThatHeldOnlyNulls() {
        push(load(0, null));
        push(row(1).add("host", "string", true, "a"));
        push(row(2).add("host", "string", true, "b").add("zone", "string", true, "c"));
        assertThat(panel.dropped()).isZero();
    }

    @Test
    void rowsThatGoAtTheFrontAreNoFinding() {
        for (int i = 0; i < 1_200; i++) {
            push(load(i, 1.5));
        }
        assertThat(panel.dropped()).isZero();
        assertThat(panel.summary()).isEqualTo(new PanelSummary(1_000, 200, List.of()));
    }

    @Test
    void firstMessageThatIsTooLongStaysWholeUntilTheNext() {
        TestingRow[] rows = new TestingRow[1_100];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = load(i, 1.5);
        }
        push(rows);
        assertThat(panel.summary()).isEqualTo(new PanelSummary(1_100, 0, List.of()));

        push(load(1_100, 2.5));
        assertThat(panel.summary()).isEqualTo(new PanelSummary(1_000, 101, List.of()));
    }

    @Test
    void columnWhoseValuesHaveGoneAtTheFrontLosesNothingMore() {
        push(load(0, 1.5));
        for (int i = 1; i <= 1_000; i++) {
            push(load(i, null));
        }
        push(row(1_001));
        assertThat(panel.dropped()).isZero();

        push(load(1_002, 1.5));
        push(row(1_003));
        assertThat(panel.dropped()).isEqualTo(1);
    }

    @Test
    void messageThatIsNoFrameOrHasAnotherNumberOfColumnsChangesNothing() {
        push(load(0, 1.5));
        for (String message : List.of("nonsense", "{\"data\":{\"values\":[[1],[1]]}}")) {
            panel.accept(message.getBytes(UTF_8), 0, message.length());
        }
        String withoutSchema = "{\"data\":{\"values\":[[1],[1],[2.5]]}}";
        panel.accept(withoutSchema.getBytes(UTF_8), 0, withoutSchema.length());
        assertThat(panel.summary()).isEqualTo(new PanelSummary(2, 0, List.of()));
    }

    @Test
    void findingsAreBoundedAndCounted() {
        for (int i = 0; i < 300; i++) {
            push(i % 2 == 0 ? load(i, 1.5) : error(i));
        }
        assertThat(panel.findings()).hasSize(100);
        assertThat(panel.dropped()).isEqualTo(299);
    }

    @Test
    void bufferWithoutRoomIsRefused() {
        assertThatThrownBy(() -> new PanelModel("stream", "topic", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
