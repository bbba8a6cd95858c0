package dev.frameproof.oracle;

import static dev.frameproof.reports.FindingKind.DUPLICATED;
import static dev.frameproof.reports.FindingKind.LOST;
import static dev.frameproof.reports.FindingKind.NOTHING_CHECKED;
import static dev.frameproof.reports.FindingKind.OUT_OF_ORDER;
import static dev.frameproof.reports.FindingKind.STREAM_ENDED;
import static dev.frameproof.reports.FindingKind.WRONG_VALUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.frameproof.reports.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Viewers that join late, leave and come back. Record n is meant to be sent at n ms, and its row comes 2 ms later. */
class VisitsTest {
    private static final Duration ON_ITS_WAY = Duration.ofMillis(20);

    private final TestingStream stream = streamOf(200, 1);
    private final StreamVerifier verifier = stream.verifier();

    private static TestingStream streamOf(int rows, int partitions) {
        TestingStream stream = new TestingStream(partitions);
        stream.options = VerifierOptions.named("stream").withLateAfter(ON_ITS_WAY);
        for (int i = 0; i < rows; i++) {
            stream.put(i % partitions, TestingStream.ordinary(i));
        }
        return stream;
    }

    private static long at(long millis) {
        return TestingStream.nanos(millis);
    }

    private void deliver(int from, int to) {
        deliver(stream.rows.subList(from, to));
    }

    private void deliver(List<TestingRow> rows) {
        stream.messages(rows, 7).forEach(message -> TestingStream.accept(verifier, message));
    }

    private static AbstractListAssert<?, List<? extends Tuple>, Tuple, ObjectAssert<Tuple>> assertFindings(
            StreamVerdict verdict) {
        return assertThat(verdict.findings()).extracting(Finding::kind, Finding::partition, Finding::offset);
    }

    private StreamVerdict finish() {
        return verifier.finish(StreamEnd.stopped());
    }

    @Test
    void viewerThatJoinsLateIsDueWhatFollowsItsFirstRow() {
        verifier.joinedLate(at(50));
        deliver(60, 200);
        StreamVerdict verdict = finish();
        assertThat(verdict.proved()).isTrue();
        assertThat(verdict.rowsExpected()).isEqualTo(140);
        assertThat(verdict.rowsVerified()).isEqualTo(140);
    }

    @Test
    void rowMissingAfterTheFirstIsLost() {
        verifier.joinedLate(at(50));
        deliver(60, 100);
        deliver(101, 200);
        assertFindings(finish()).containsExactly(tuple(LOST, 0, 100L));
    }

    @Test
    void wrongValueIsFoundForALateViewerToo() {
        verifier.joinedLate(at(50));
        List<TestingRow> rows = new ArrayList<>(stream.rows.subList(60, 200));
        rows.set(5, rows.get(5).copy().with("load", 1.5));
        deliver(rows);
        assertFindings(finish()).containsExactly(tuple(WRONG_VALUE, 0, 65L));
    }

    @Test
    void whatWasSentAfterTheTargetAgreedIsDueWhereTheStreamRan() {
        verifier.joinedLate(at(50));
        verifier.dueSince(at(55));
        deliver(60, 200);
        StreamVerdict verdict = finish();
        assertFindings(verdict).containsExactly(tuple(LOST, 0, 55L));
        assertThat(verdict.count(LOST)).isEqualTo(5);
    }

    @Test
    void rowsSentBeforeTheTargetAgreedMayComeOrNot() {
        verifier.joinedLate(at(50));
        verifier.dueSince(at(55));
        deliver(53, 200);
        assertThat(finish().proved()).isTrue();
    }

    @Test
    void partitionOfWhichNothingComesIsLostWhereTheStreamRan() {
        TestingStream two = streamOf(200, 2);
        List<TestingRow> first = two.rows.stream()
                .filter(row -> row.value("partition").equals(0))
                .toList();
        StreamVerifier unknowing = two.verifier();
        unknowing.joinedLate(at(50));
        two.messages(first.subList(30, 100), 7).forEach(message -> TestingStream.accept(unknowing, message));
        assertFindings(unknowing.finish(StreamEnd.stopped())).isEmpty();

        StreamVerifier knowing = two.verifier();
        knowing.joinedLate(at(50));
        knowing.dueSince(at(60));
        two.messages(first.subList(30, 100), 7).forEach(message -> TestingStream.accept(knowing, message));
        StreamVerdict verdict = knowing.finish(StreamEnd.stopped());
        assertFindings(verdict).containsExactly(tuple(LOST, 1, 30L));
        assertThat(verdict.count(LOST)).isEqualTo(70);
    }

    @Test
    void joiningLateIsSaidBeforeRowsCome() {
        deliver(0, 10);
        assertThatThrownBy(() -> verifier.joinedLate(at(50))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rowsSentWhileAwayAreNotDue() {
        deliver(0, 80);
        verifier.left(at(82));
        verifier.rejoined(at(100));
        deliver(104, 200);
        StreamVerdict verdict = finish();
        assertFindings(verdict).isEmpty();
        assertThat(verdict.rowsVerified()).isEqualTo(176);
    }

    @Test
    void rowLostBeforeLeavingStaysLost() {
        deliver(0, 40);
        deliver(41, 80);
        verifier.left(at(82));
        verifier.rejoined(at(100));
        deliver(104, 200);
        assertFindings(finish()).containsExactly(tuple(LOST, 0, 40L));
    }

    @Test
    void rowsThatHadTimeToComeBeforeLeavingAreLost() {
        deliver(0, 40);
        verifier.left(at(100));
        verifier.rejoined(at(110));
        deliver(115, 200);
        StreamVerdict verdict = finish();
        assertFindings(verdict).containsExactly(tuple(LOST, 0, 40L));
        assertThat(verdict.count(LOST)).as("those until 80 ms").isEqualTo(41);
    }

    @Test
    void rowLostAfterTheReturnIsLost() {
        deliver(0, 80);
        verifier.left(at(82));
        verifier.rejoined(at(100));
        deliver(104, 150);
        deliver(151, 200);
        assertFindings(finish()).containsExactly(tuple(LOST, 0, 150L));
    }

    @Test
    void rowThatComesAgainAfterTheReturnIsADuplicate() {
        deliver(0, 80);
        verifier.left(at(82));
        verifier.rejoined(at(83));
        List<TestingRow> rows = new ArrayList<>(stream.rows.subList(104, 200));
        rows.add(10, stream.rows.get(79));
        deliver(rows);
        assertFindings(finish()).containsExactly(tuple(DUPLICATED, 0, 79L));
    }

    @Test
    void rowOfTheGapThatComesAfterTheFirstIsOutOfOrder() {
        deliver(0, 80);
        verifier.left(at(82));
        verifier.rejoined(at(84));
        List<TestingRow> rows = new ArrayList<>(stream.rows.subList(104, 200));
        rows.add(10, stream.rows.get(100));
        deliver(rows);
        assertFindings(finish()).containsExactly(tuple(OUT_OF_ORDER, 0, 100L));
    }

    @Test
    void afterTheReturnWhatIsSentIsDueWhereTheStreamRan() {
        deliver(0, 80);
        verifier.left(at(82));
        verifier.rejoined(at(100));
        verifier.dueSince(at(101));
        deliver(104, 200);
        StreamVerdict verdict = finish();
        assertFindings(verdict).containsExactly(tuple(LOST, 0, 101L));
        assertThat(verdict.count(LOST)).isEqualTo(3);
    }

    @Test
    void returnAfterWhichNothingComesLosesWhatWasDue() {
        deliver(0, 80);
        verifier.left(at(82));
        verifier.rejoined(at(100));
        verifier.dueSince(at(101));
        StreamVerdict verdict = finish();
        assertFindings(verdict).containsExactly(tuple(LOST, 0, 101L));
        assertThat(verdict.count(LOST)).isEqualTo(99);
    }

    @Test
    void viewerThatIsAwayInTheEndMissesNothing() {
        deliver(0, 80);
        verifier.left(at(82));
        assertThat(verifier.caughtUp()).isTrue();
        assertFindings(finish()).isEmpty();
    }

    @Test
    void manyVisitsEachHaveTheirOwnGap() {
        for (int visit = 0; visit < 10; visit++) {
            deliver(visit * 20 + 3, visit * 20 + 15);
            verifier.left(at(visit * 20 + 17));
            verifier.rejoined(at(visit * 20 + 19));
        }
        StreamVerdict verdict = finish();
        assertFindings(verdict).containsExactly(tuple(LOST, 0, 0L));
        assertThat(verdict.count(LOST))
                .as("it began at the earliest, so the first three are lost")
                .isEqualTo(3);
    }

    @Test
    void visitInWhichNothingCameLosesOnlyWhatHadTimeToCome() {
        deliver(0, 20);
        verifier.left(at(22));
        verifier.rejoined(at(30));
        verifier.dueSince(at(31));
        verifier.left(at(100));
        verifier.rejoined(at(110));
        deliver(115, 200);
        StreamVerdict verdict = finish();
        assertFindings(verdict).containsExactly(tuple(LOST, 0, 31L));
        assertThat(verdict.findings().get(0).expected()).isEqualTo("50 records, offsets 31 to 80");
    }

    @Test
    void rowThatWaitedForItsAcknowledgementEndsNoGap() {
        Runnable acknowledge = stream.records.withhold(0, 78);
        deliver(0, 80);
        verifier.left(at(82));
        verifier.rejoined(at(100));
        acknowledge.run();
        deliver(104, 200);
        StreamVerdict verdict = finish();
        assertFindings(verdict).isEmpty();
        assertThat(verdict.rowsVerified()).isEqualTo(176);
    }

    @Test
    void viewersOfOneChannelThatComeAndGoShareWhatIsVerified() {
        stream.options = stream.options.withShared(new VerifiedPushes(1 << 20));
        List<TestingStream.Message> all = stream.messages(stream.rows, 10);
        StreamVerifier whole = stream.verifier();
        StreamVerifier late = stream.verifier();
        late.joinedLate(at(45));
        for (int i = 0; i < all.size(); i++) {
            TestingStream.accept(whole, all.get(i));
            if (i == 10) {
                late.left(at(101));
                late.rejoined(at(109));
            }
            if ((i >= 5 && i < 10) || (i > 11 && i != 15)) {
                TestingStream.accept(late, all.get(i));
            }
        }
        assertThat(whole.finish(StreamEnd.stopped()).proved()).isTrue();
        StreamVerdict verdict = late.finish(StreamEnd.stopped());
        assertFindings(verdict).containsExactly(tuple(LOST, 0, 150L));
        assertThat(verdict.count(LOST)).isEqualTo(10);
        assertThat(verdict.rowsVerified()).isEqualTo(120);
    }

    @Test
    void whatWasSkippedIsKnownWhileTheStreamRuns() {
        verifier.joinedLate(at(50));
        deliver(60, 100);
        assertThat(verifier.skipped()).isZero();
        deliver(103, 150);
        assertThat(verifier.skipped()).isEqualTo(3);
        verifier.left(at(151));
        verifier.rejoined(at(160));
        deliver(170, 200);
        assertThat(verifier.skipped())
                .as("what was sent while away is not missed")
                .isEqualTo(3);
    }

    @Test
    void findingsAreKnownWhileTheStreamRuns() {
        deliver(0, 10);
        assertThat(verifier.findings(0)).isEmpty();
        deliver(List.of(stream.rows.get(10).copy().with("load", 1.5)));
        deliver(List.of(stream.rows.get(11).copy().with("load", 1.5)));
        assertThat(verifier.findings(1)).extracting(Finding::offset).containsExactly(11L);
    }

    @Test
    void viewerThatIsCutOffForGoodMissesTheRest() {
        deliver(0, 80);
        assertFindings(verifier.finish(StreamEnd.brokeOff("3008 slow"))).containsExactly(tuple(STREAM_ENDED, 0, 80L));
    }

    @Test
    void viewerOfARunningStreamThatGetsNothingIsNotProved() {
        verifier.joinedLate(at(50));
        verifier.dueSince(at(55));
        assertFindings(finish()).containsExactly(tuple(NOTHING_CHECKED, -1, -1L));
    }

    @Test
    void columnsOfEarlierRecordsExplainNullsOfALateViewer() {
        TestingStream nulls = new TestingStream(1);
        nulls.put(0, Map.of("a", 1L));
        for (int i = 1; i < 20; i++) {
            nulls.put(0, Map.of("a", TestingStream.NULL));
        }
        StreamVerifier late = nulls.verifier();
        late.joinedLate(at(5));
        nulls.messages(nulls.rows.subList(10, 20), 7).forEach(message -> TestingStream.accept(late, message));
        assertThat(late.finish(StreamEnd.stopped()).proved()).isTrue();
    }
}
