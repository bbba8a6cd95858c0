package dev.frameproof.oracle;

import static dev.frameproof.reports.FindingKind.LOST;
import static dev.frameproof.reports.FindingKind.UNKNOWN_ROW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.reports.FindingKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that ask for the latest records, or for the last 20, of a topic that held 60 when they were opened. */
class LateStartTest {
    private static final int ROWS = 100;
    private static final int THERE = 60;
    private static final int LAST = 20;

    private final TestingStream stream = TestingStream.ofRecords(ROWS);

    private StreamVerdict view(StartPosition start, int firstRow) {
        return view(start, firstRow, stream.options);
    }

    private StreamVerdict view(StartPosition start, int firstRow, VerifierOptions options) {
        boolean latest = start.equals(StartPosition.latest());
        var verifier = new StreamVerifier(
                stream.query.withStart(start), Representation.bundled(), stream.records, stream.latency, options);
        int from = latest ? THERE : THERE - LAST;
        verifier.notBefore(0, from);
        if (!latest) {
            verifier.dueFrom(0, from);
        }
        return TestingStream.verdict(
                verifier, stream.messages(stream.rows.subList(firstRow, ROWS), 8), StreamEnd.stopped());
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 75})
    void latestBeginsWithAnyRowOfThoseThatCameSince(int firstRow) {
        StreamVerdict verdict = view(StartPosition.latest(), firstRow);
        assertThat(verdict.proved()).isTrue();
        assertThat(verdict.rowsVerified()).isEqualTo((long) ROWS - firstRow);
    }

    @Test
    void lastRecordsAreProvedWhereThePluginBeginsWithTheFirstOfThem() {
        StreamVerdict verdict = view(StartPosition.last(LAST), THERE - LAST);
        assertThat(verdict.proved()).isTrue();
        assertThat(verdict.rowsVerified()).isEqualTo((long) ROWS - THERE + LAST);
    }

    @ParameterizedTest
    @CsvSource({"latest,59,UNKNOWN_ROW,1", "latest,0,UNKNOWN_ROW,60", "last:20,38,UNKNOWN_ROW,2", "last:20,43,LOST,3"})
    void startAtAnotherRecordIsFound(String start, int firstRow, FindingKind kind, long count) {
        StreamVerdict verdict = view(StartPosition.parse(start), firstRow);
        assertThat(verdict.counts()).isEqualTo(Map.of(kind, count));
    }

    @Test
    void rowsBeforeTheStartAreFoundForEveryViewerOfAChannel() {
        VerifierOptions shared = stream.options.withShared(new VerifiedPushes(1 << 20));
        // The first one asks for more, so that all its rows are verified before others see them.
        StreamVerdict all = TestingStream.verdict(
                new StreamVerifier(stream.query, Representation.bundled(), stream.records, stream.latency, shared),
                stream.messages(stream.rows, 8),
                StreamEnd.stopped());
        assertThat(all.proved()).isTrue();
        assertThat(view(StartPosition.latest(), 0, shared).counts()).isEqualTo(Map.of(UNKNOWN_ROW, 60L));
    }

    @Test
    void lostRowAfterTheStartIsFound() {
        stream.rows.remove(80);
        var verifier = stream.verifier();
        verifier.notBefore(0, 0);
        assertThat(TestingStream.verdict(verifier, stream.messages(stream.rows, 8), StreamEnd.stopped())
                        .counts())
                .isEqualTo(Map.of(LOST, 1L));
    }

    @Test
    void placesAreReadAndWritten() {
        for (String text : List.of("earliest", "latest", "last:1", "last:5000")) {
            assertThat(StartPosition.parse(text).text()).isEqualTo(text);
        }
        assertThatThrownBy(() -> StartPosition.parse("last:0"))
                .hasMessage("'last:0' is no place to begin; there are earliest, latest, last:N");
    }
}
