package dev.frameproof.oracle;

import static dev.frameproof.oracle.TestingStream.NULL;
import static dev.frameproof.reports.FindingKind.DUPLICATED;
import static dev.frameproof.reports.FindingKind.EMPTY_FRAME;
import static dev.frameproof.reports.FindingKind.LATE;
import static dev.frameproof.reports.FindingKind.LOST;
import static dev.frameproof.reports.FindingKind.MALFORMED_FRAME;
import static dev.frameproof.reports.FindingKind.MISSING_ERROR;
import static dev.frameproof.reports.FindingKind.NOTHING_CHECKED;
import static dev.frameproof.reports.FindingKind.OUT_OF_ORDER;
import static dev.frameproof.reports.FindingKind.STREAM_ENDED;
import static dev.frameproof.reports.FindingKind.UNEXPECTED_ERROR;
import static dev.frameproof.reports.FindingKind.UNKNOWN_ROW;
import static dev.frameproof.reports.FindingKind.WRONG_COLUMNS;
import static dev.frameproof.reports.FindingKind.WRONG_TIMESTAMP;
import static dev.frameproof.reports.FindingKind.WRONG_TYPE;
import static dev.frameproof.reports.FindingKind.WRONG_VALUE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.frameproof.oracle.TestingStream.Message;
import dev.frameproof.reports.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class StreamVerifierTest {
    private static final int ROWS = 100;

    private final TestingStream stream = TestingStream.ofRecords(ROWS);
    private final List<TestingRow> sent = new ArrayList<>(stream.rows);

    private List<Message> messages() {
        return stream.messages(sent, 32);
    }

    private static AbstractListAssert<?, List<? extends Tuple>, Tuple, ObjectAssert<Tuple>> assertFindings(
            StreamVerdict verdict) {
        return assertThat(verdict.findings())
                .extracting(Finding::kind, Finding::partition, Finding::offset, Finding::field);
    }

    private static TestingRow errorRow(TestingRow of) {
        return new TestingRow()
                .add("time", "time.Time", false, of.value("time"))
                .add("partition", "int32", false, 0)
                .add("offset", "int64", false, of.value("offset"))
                .add("error", "string", false, "cannot decode");
    }

    @Test
    void rowsThatAreAllRightAreProved() {
        StreamVerdict verdict = stream.verdict(messages());

        assertFindings(verdict).isEmpty();
        assertThat(verdict.proved()).isTrue();
        assertThat(verdict.rowsExpected()).isEqualTo(ROWS);
        assertThat(verdict.rowsDelivered()).isEqualTo(ROWS);
        assertThat(verdict.rowsVerified()).isEqualTo(ROWS);
        assertThat(verdict.framesDelivered()).isEqualTo(4);
        assertThat(stream.latency.total().getTotalCount()).isEqualTo(ROWS);
    }

    @Test
    void droppedRowIsLostAndNothingElse() {
        sent.remove(40);
        assertFindings(stream.verdict(messages())).containsExactly(tuple(LOST, 0, 40L, ""));
    }

    @Test
    void droppedRangeIsOneFindingThatCountsItsRecords() {
        sent.subList(40, 45).clear();
        StreamVerdict verdict = stream.verdict(messages());

        assertFindings(verdict).containsExactly(tuple(LOST, 0, 40L, ""));
        assertThat(verdict.count(LOST)).isEqualTo(5);
        assertThat(verdict.findings().get(0).expected()).isEqualTo("5 records, offsets 40 to 44");
        assertThat(verdict.rowsExpected()).isEqualTo(ROWS);
        assertThat(verdict.rowsVerified()).isEqualTo(ROWS - 5);
    }

    @Test
    void lastRowsMissingAreLost() {
        sent.subList(90, ROWS).clear();
        StreamVerdict verdict = stream.verdict(messages());
        assertFindings(verdict).containsExactly(tuple(LOST, 0, 90L, ""));
        assertThat(verdict.count(LOST)).isEqualTo(10);
    }

    @Test
    void firstRowMissingIsLostWhenReadFromTheEarliest() {
        sent.remove(0);
        assertFindings(stream.verdict(messages())).containsExactly(tuple(LOST, 0, 0L, ""));
    }

    @Test
    void offsetsAtWhichNothingOfOursLiesAreNotDue() {
        var gappy = new TestingStream(1);
        gappy.put(0, TestingStream.ordinary(0));
        gappy.records.put(0, 5, ExpectedRecord.good(RecordKey.NONE, json("{\"a\":1}")), 7, 0);
        var second = new TestingRow()
                .add("time", "time.Time", false, 7L)
                .add("offset", "int64", false, 5L)
                .add("a", "int64", true, 1L);
        var sentRows = List.of(gappy.row(0), second);
        assertFindings(gappy.verdict(List.of(
                        new Message(TestingFrames.of(sentRows.subList(0, 1)), 0),
                        new Message(TestingFrames.of(sentRows.subList(1, 2)), 0))))
                .isEmpty();
        StreamVerdict lost = gappy.verdict(List.of(new Message(TestingFrames.of(sentRows.subList(0, 1)), 0)));
        assertFindings(lost).containsExactly(tuple(LOST, 0, 5L, ""));
        assertThat(lost.rowsExpected()).isEqualTo(2);
    }

    @Test
    void repeatedRowIsDuplicatedAndNothingElse() {
        sent.add(60, sent.get(50));
        StreamVerdict verdict = stream.verdict(messages());
        assertFindings(verdict).containsExactly(tuple(DUPLICATED, 0, 50L, ""));
        assertThat(verdict.rowsDelivered()).isEqualTo(ROWS + 1);
        assertThat(verdict.rowsVerified()).isEqualTo(ROWS);
    }

    @Test
    void rowsThatComeAgainInARowAreOneFindingThatCountsThem() {
        sent.addAll(60, new ArrayList<>(sent.subList(20, 50)));
        StreamVerdict verdict = stream.verdict(messages());
        assertFindings(verdict).containsExactly(tuple(DUPLICATED, 0, 20L, ""));
        assertThat(verdict.count(DUPLICATED)).isEqualTo(30);
        assertThat(verdict.findings().get(0).detail()).isEqualTo("30 records, offsets 20 to 49, came before");
    }

    @Test
    void swappedNeighboursAreOneFindingAtTheOvertakenOne() {
        Collections.swap(sent, 10, 11);
        assertFindings(stream.verdict(messages())).containsExactly(tuple(OUT_OF_ORDER, 0, 10L, ""));
    }

    @Test
    void swappedDistantRowsAreOneFinding() {
        Collections.swap(sent, 10, 20);
        StreamVerdict verdict = stream.verdict(messages());
        assertFindings(verdict).containsExactly(tuple(OUT_OF_ORDER, 0, 10L, ""));
        assertThat(verdict.findings().get(0).got()).isEqualTo("after offset 20");
    }

    @Test
    void delayedRowIsOutOfOrderAndNotLost() {
        sent.add(70, sent.remove(10));
        assertFindings(stream.verdict(messages())).containsExactly(tuple(OUT_OF_ORDER, 0, 10L, ""));
    }

    @Test
    void changedLastDigitIsAWrongValue() {
        sent.set(33, sent.get(33).copy().with("load", Math.nextUp(33.25)));
        StreamVerdict verdict = stream.verdict(messages());
        assertFindings(verdict).containsExactly(tuple(WRONG_VALUE, 0, 33L, "load"));
        assertThat(verdict.findings().get(0).expected()).isEqualTo("33.25");
        assertThat(verdict.findings().get(0).got()).isEqualTo(Double.toString(Math.nextUp(33.25)));
    }

    @Test
    void everyTypeOfWrongValueIsCaught() {
        sent.set(1, sent.get(1).copy().with("id", 2L));
        sent.set(2, sent.get(2).copy().with("host", "host-3"));
        sent.set(3, sent.get(3).copy().with("up", false));
        sent.set(4, sent.get(4).copy().with("up", null));
        assertFindings(stream.verdict(messages()))
                .containsExactly(
                        tuple(WRONG_VALUE, 0, 1L, "id"),
                        tuple(WRONG_VALUE, 0, 2L, "host"),
                        tuple(WRONG_VALUE, 0, 3L, "up"),
                        tuple(WRONG_VALUE, 0, 4L, "up"));
    }

    @Test
    void severalWrongValuesOfARowAreOneFinding() {
        sent.set(5, sent.get(5).copy().with("id", 7L).with("host", "x"));
        StreamVerdict verdict = stream.verdict(messages());
        assertFindings(verdict).containsExactly(tuple(WRONG_VALUE, 0, 5L, "host, id"));
        assertThat(verdict.findings().get(0).expected()).isEqualTo("\"host-5\", 5");
    }

    @Test
    void anotherRecordsRowIsOneFindingAlthoughItsTimeDiffersToo() {
        TestingRow other = sent.get(6).copy().with("offset", 5L);
        other.with("up", true);
        sent.set(5, other);
        StreamVerdict verdict = stream.verdict(messages());
        assertFindings(verdict).containsExactly(tuple(WRONG_VALUE, 0, 5L, "host, id, load, up"));
        assertThat(verdict.findings().get(0).detail()).contains("another record");
    }

    @Test
    void changedTypeIsOneFindingAFrame() {
        sent.set(20, sent.get(20).copy().withType("id", "float64", 20.0));
        sent.set(21, sent.get(21).copy().withType("id", "float64", 21.0));
        StreamVerdict verdict = stream.verdict(messages());
        assertFindings(verdict).containsExactly(tuple(WRONG_TYPE, 0, 20L, "id"));
        assertThat(verdict.findings().get(0).expected()).isEqualTo("int64 nullable");
        assertThat(verdict.findings().get(0).got()).isEqualTo("float64 nullable");
    }

    @Test
    void columnThatCannotBeNullIsAWrongType() {
        TestingRow row = sent.get(20).copy();
        int at = row.indexOf("id");
        row.cells.set(at, new TestingRow.Cell("id", "int64", false, 20L));
        sent.set(20, row);
        assertFindings(stream.verdict(messages())).containsExactly(tuple(WRONG_TYPE, 0, 20L, "id"));
    }

    @Test
    void lostColumnIsWrongColumnsAndNotAlsoWrongValues() {
        sent.set(20, sent.get(20).copy().without("id"));
        sent.set(21, sent.get(21).copy().without("id"));
        StreamVerdict verdict = stream.verdict(messages());
        assertFindings(verdict).containsExactly(tuple(WRONG_COLUMNS, 0, 20L, "id"));
        assertThat(verdict.findings().get(0).detail()).isEqualTo("missing: id");
    }

    @Test
    void wrongValueBesidesALostColumnIsFoundToo() {
        sent.set(20, sent.get(20).copy().without("id").with("load", -1.0));
        assertFindings(stream.verdict(messages()))
                .containsExactly(tuple(WRONG_COLUMNS, 0, 20L, "id"), tuple(WRONG_VALUE, 0, 20L, "load"));
    }

    @Test
    void surplusAndReorderedColumnsAreWrongColumns() {
        sent.set(20, sent.get(20).copy().add("zone", "string", true, "eu"));
        TestingRow reordered = sent.get(40).copy();
        Collections.swap(reordered.cells, 2, 3);
        sent.set(40, reordered);
        StreamVerdict verdict = stream.verdict(messages());
        assertFindings(verdict).containsExactly(tuple(WRONG_COLUMNS, 0, 20L, "zone"), tuple(WRONG_COLUMNS, 0, 40L, ""));
        assertThat(verdict.findings().get(1).detail()).isEqualTo("the order differs");
    }

    @Test
    void lostOffsetColumnIsWrongColumnsAndItsRowsAreNotAlsoLost() {
        sent.set(20, sent.get(20).copy().without("offset"));
        sent.set(99, sent.get(99).copy().without("offset"));
        assertFindings(stream.verdict(messages()))
                .containsExactly(tuple(WRONG_COLUMNS, -1, -1L, "offset"), tuple(WRONG_COLUMNS, -1, -1L, "offset"));
    }

    @Test
    void timeThatIsOneMillisecondOffIsAWrongTimestamp() {
        sent.set(20, sent.get(20).copy().with("time", TestingStream.FIRST_MILLIS + 21));
        StreamVerdict verdict = stream.verdict(messages());
        assertFindings(verdict).containsExactly(tuple(WRONG_TIMESTAMP, 0, 20L, "time"));
        assertThat(verdict.findings().get(0).expected()).isEqualTo("1790000000020 ms");
    }

    @Test
    void timeOfArrivalIsComparedWithTheClock() {
        stream.query = stream.query.withTimestampMode(TimestampMode.NOW);
        long now = System.currentTimeMillis();
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            long time = i == 50 ? now - 120_000 : now;
            messages.add(new Message(TestingFrames.of(List.of(sent.get(i).copy().with("time", time))), 0));
        }
        assertFindings(stream.verdict(messages)).containsExactly(tuple(WRONG_TIMESTAMP, 0, 50L, "time"));
    }

    @Test
    void errorRowForAGoodRecordIsUnexpected() {
        sent.set(20, errorRow(sent.get(20)));
        StreamVerdict verdict = stream.verdict(messages());
        assertFindings(verdict).containsExactly(tuple(UNEXPECTED_ERROR, 0, 20L, "error"));
        assertThat(verdict.findings().get(0).got()).isEqualTo("cannot decode");
    }

    @Test
    void brokenRecordNeedsAnErrorRow() {
        stream.records.put(0, ROWS, ExpectedRecord.broken(RecordKey.NONE, "not JSON"), TestingStream.FIRST_MILLIS, 0);
        TestingRow asGood = sent.get(0).copy().with("offset", (long) ROWS);
        sent.add(errorRow(asGood));
        assertFindings(stream.verdict(messages())).isEmpty();

        sent.set(ROWS, asGood);
        StreamVerdict verdict = stream.verdict(messages());
        assertFindings(verdict).containsExactly(tuple(MISSING_ERROR, 0, 100L, ""));
        assertThat(verdict.findings().get(0).detail()).isEqualTo("not JSON");
    }

    @Test
    void rowAtAPositionWhereNothingWasSentIsUnknown() {
        sent.add(50, sent.get(50).copy().with("offset", 5_000L));
        StreamVerdict verdict = stream.verdict(messages());
        assertFindings(verdict).containsExactly(tuple(UNKNOWN_ROW, 0, 5000L, ""));
        assertThat(verdict.rowsVerified()).isEqualTo(ROWS);
    }

    @Test
    void unknownRowIsReportedOnceItHasWaitedLongEnough() {
        stream.options = stream.options.withHold(Duration.ofMillis(20), 1 << 20);
        sent.add(50, sent.get(50).copy().with("offset", 5_000L));
        StreamVerifier verifier = stream.verifier();
        List<Message> messages = stream.messages(sent, 1);
        messages.subList(0, 60).forEach(message -> TestingStream.accept(verifier, message));
        assertThat(verifier.progress().held()).isEqualTo(1);
        assertThat(verifier.progress().findings()).isZero();
        messages.subList(60, 80).forEach(message -> TestingStream.accept(verifier, message));
        assertThat(verifier.progress().held()).isZero();
        assertThat(verifier.progress().findings()).isEqualTo(1);
    }

    @Test
    void heldRowsAreBoundedByTheirBytes() {
        stream.options = stream.options.withHold(Duration.ofHours(1), 0);
        sent.add(50, sent.get(50).copy().with("offset", 5_000L));
        assertFindings(stream.verdict(stream.messages(sent, 1))).containsExactly(tuple(UNKNOWN_ROW, 0, 5000L, ""));
    }

    @Test
    void rowBeforeItsAcknowledgementIsHeldBackUntilKnown() {
        Runnable acknowledge = stream.records.withhold(0, 40);
        StreamVerifier verifier = stream.verifier();
        List<Message> messages = messages();
        messages.subList(0, 3).forEach(message -> TestingStream.accept(verifier, message));
        assertThat(verifier.progress()).isEqualTo(new StreamProgress(3, 96, 40, 56, 0));
        assertThat(verifier.caughtUp()).isFalse();
        acknowledge.run();
        TestingStream.accept(verifier, messages.get(3));
        assertThat(verifier.progress()).isEqualTo(new StreamProgress(4, 100, 100, 0, 0));
        assertThat(verifier.caughtUp()).isTrue();
        assertFindings(verifier.finish(StreamEnd.stopped())).isEmpty();
    }

    @Test
    void acknowledgementInTheMiddleOfAMessageKeepsItsOrder() {
        for (int lookups = 0; lookups < 400; lookups++) {
            Runnable acknowledge = stream.records.withhold(0, 40);
            stream.records.afterLookups(lookups, acknowledge);
            StreamVerifier verifier = stream.verifier();
            stream.messages(sent, 25).forEach(message -> TestingStream.accept(verifier, message));
            acknowledge.run();
            StreamVerdict verdict = verifier.finish(StreamEnd.stopped());
            assertFindings(verdict).as("after %d lookups", lookups).isEmpty();
            assertThat(verdict.rowsVerified()).isEqualTo(ROWS);
        }
    }

    @Test
    void wrongValueInAHeldRowIsFound() {
        sent.set(70, sent.get(70).copy().with("id", -1L));
        Runnable acknowledge = stream.records.withhold(0, 40);
        StreamVerifier verifier = stream.verifier();
        messages().forEach(message -> TestingStream.accept(verifier, message));
        acknowledge.run();
        assertThat(verifier.caughtUp()).isTrue();
        assertFindings(verifier.finish(StreamEnd.stopped())).containsExactly(tuple(WRONG_VALUE, 0, 70L, "id"));
    }

    @Test
    void malformedMessageIsOneFindingAndItsRowsAreNotAlsoLost() {
        List<Message> messages = messages();
        messages.get(1).bytes = "{\"schema\":nonsense".getBytes(UTF_8);
        StreamVerdict verdict = stream.verdict(messages);
        assertFindings(verdict).containsExactly(tuple(MALFORMED_FRAME, -1, -1L, ""));
        assertThat(verdict.rowsVerified()).isEqualTo(ROWS - 32);
    }

    @Test
    void lossElsewhereIsStillFoundBesidesAMalformedMessage() {
        sent.remove(80);
        List<Message> messages = messages();
        messages.get(1).bytes = new byte[0];
        assertFindings(stream.verdict(messages))
                .containsExactly(tuple(MALFORMED_FRAME, -1, -1L, ""), tuple(LOST, 0, 80L, ""));
    }

    @Test
    void frameWithoutRowsIsEmpty() {
        List<Message> messages = messages();
        messages.add(2, new Message(TestingFrames.empty(sent.get(0)), 0));
        assertFindings(stream.verdict(messages)).containsExactly(tuple(EMPTY_FRAME, -1, -1L, ""));
    }

    @Test
    void rowOlderThanTheRunAllowsIsLate() {
        stream.options = stream.options.withLateAfter(Duration.ofMillis(500));
        List<Message> messages = stream.messages(sent, 1);
        messages.get(30).arrivedNanos = TestingStream.nanos(30) + 500_000_000;
        messages.get(31).arrivedNanos = TestingStream.nanos(31) + 500_000_001;
        StreamVerdict verdict = stream.verdict(messages);
        assertFindings(verdict).containsExactly(tuple(LATE, 0, 31L, ""));
        assertThat(verdict.findings().get(0).expected()).isEqualTo("within 500 ms of its intended send time");
        assertThat(stream.latency.total().getMaxValue()).isBetween(500_000L, 501_000L);
    }

    @Test
    void streamThatBrokeOffIsOneFindingAndItsRestIsNotAlsoLost() {
        sent.subList(60, ROWS).clear();
        sent.remove(10);
        StreamVerdict verdict =
                TestingStream.verdict(stream.verifier(), messages(), StreamEnd.brokeOff("the plugin died"));
        assertFindings(verdict).containsExactly(tuple(LOST, 0, 10L, ""), tuple(STREAM_ENDED, 0, 60L, ""));
        assertThat(verdict.findings().get(1).detail()).isEqualTo("the plugin died");
        assertThat(verdict.findings().get(1).expected()).startsWith("40 more records");
    }

    @Test
    void streamThatBrokeOffAfterItsLastRowIsNoFinding() {
        assertFindings(TestingStream.verdict(stream.verifier(), messages(), StreamEnd.brokeOff("over")))
                .isEmpty();
    }

    @Test
    void nothingAtAllIsNothingChecked() {
        StreamVerdict verdict = stream.verdict(List.of());
        assertFindings(verdict).containsExactly(tuple(NOTHING_CHECKED, -1, -1L, ""));
        assertThat(verdict.proved()).isFalse();
        assertThat(verdict.rowsExpected()).isEqualTo(ROWS);
        assertFindings(new TestingStream(1).verdict(List.of())).containsExactly(tuple(NOTHING_CHECKED, -1, -1L, ""));
    }

    @Test
    void aliasNamesFramesAndColumns() {
        stream.query = stream.query.withAlias("{{topic}} {{field}} {{partition}} {{refid}}");
        StreamVerdict verdict = stream.verdict(messages());
        assertFindings(verdict)
                .containsExactly(
                        tuple(WRONG_COLUMNS, 0, 0L, ""),
                        tuple(WRONG_COLUMNS, 0, 32L, ""),
                        tuple(WRONG_COLUMNS, 0, 64L, ""),
                        tuple(WRONG_COLUMNS, 0, 96L, ""));
        assertThat(verdict.findings().get(0).expected()).contains("frame named TOPIC  0 A", "TOPIC load 0 A");
    }

    @Test
    void frameOfAnotherNameIsWrongColumns() {
        TestingRow renamed = sent.get(50).copy();
        renamed.frameName = "answer";
        sent.set(50, renamed);
        assertFindings(stream.verdict(messages())).containsExactly(tuple(WRONG_COLUMNS, 0, 50L, ""));
    }

    @Test
    void findingsBeyondTheKeptOnesAreCounted() {
        stream.options = stream.options.withFindingsKept(3);
        sent.replaceAll(row -> row.copy().with("id", -1L));
        StreamVerdict verdict = stream.verdict(messages());
        assertThat(verdict.findings()).hasSize(3);
        assertThat(verdict.count(WRONG_VALUE)).isEqualTo(ROWS);
    }

    @Test
    void rowsBeforeTheFirstDueOneAreNotLookedAt() {
        stream.query = stream.query.withStart(StartPosition.latest());
        sent.set(3, sent.get(3).copy().with("id", -1L));
        StreamVerifier verifier = stream.verifier();
        verifier.dueFrom(0, 10);
        StreamVerdict verdict = TestingStream.verdict(verifier, messages(), StreamEnd.stopped());
        assertFindings(verdict).isEmpty();
        assertThat(verdict.rowsExpected()).isEqualTo(90);
        assertThat(verdict.rowsDelivered()).isEqualTo(100);
    }

    @Test
    void withoutAWordRowsAreDueFromTheFirstThatComes() {
        stream.query = stream.query.withStart(StartPosition.latest());
        sent.subList(0, 30).clear();
        sent.remove(20);
        assertFindings(stream.verdict(messages())).containsExactly(tuple(LOST, 0, 50L, ""));
    }

    @Test
    void rowOfAPartitionThatIsNotReadIsUnknown() {
        var three = new TestingStream(3);
        for (int i = 0; i < 9; i++) {
            three.put(i % 3, TestingStream.ordinary(i));
        }
        three.rows.set(4, three.row(4).copy().with("partition", 7));
        assertFindings(three.verdict(three.messages(three.rows, 32)))
                .containsExactly(tuple(UNKNOWN_ROW, 7, 1L, ""), tuple(LOST, 1, 1L, ""));
    }

    @Test
    void partitionsAreJudgedApart() {
        var three = new TestingStream(3);
        for (int i = 0; i < 90; i++) {
            three.put(i % 3, TestingStream.ordinary(i));
        }
        List<TestingRow> mixed = new ArrayList<>();
        for (int partition = 2; partition >= 0; partition--) {
            for (int i = partition; i < 90; i += 3) {
                mixed.add(three.row(i));
            }
        }
        assertFindings(three.verdict(three.messages(mixed, 32))).isEmpty();
        mixed.remove(35);
        Collections.swap(mixed, 1, 2);
        assertFindings(three.verdict(three.messages(mixed, 32)))
                .containsExactly(tuple(OUT_OF_ORDER, 2, 1L, ""), tuple(LOST, 1, 5L, ""));
    }

    @Test
    void negativeZeroIsNotZeroAndLargeIntegersAreExact() {
        var numbers = new TestingStream(1);
        numbers.put(0, Map.of("z", -0.0, "n", 9007199254740993L));
        numbers.put(0, Map.of("z", 0.0, "n", Long.MIN_VALUE));
        assertFindings(numbers.verdict(numbers.messages(numbers.rows, 32))).isEmpty();
        numbers.rows.set(0, numbers.row(0).copy().with("z", 0.0));
        numbers.rows.set(1, numbers.row(1).copy().with("z", -0.0));
        assertFindings(numbers.verdict(numbers.messages(numbers.rows, 32)))
                .containsExactly(tuple(WRONG_VALUE, 0, 0L, "z"), tuple(WRONG_VALUE, 0, 1L, "z"));
        numbers.rows.clear();
        numbers.put(0, Map.of("z", 1.0, "n", 9007199254740993L));
        numbers.rows.set(0, numbers.row(0).with("n", 9007199254740992L));
        assertFindings(numbers.verdict(numbers.messages(numbers.rows, 32))).contains(tuple(WRONG_VALUE, 0, 2L, "n"));
    }

    @Test
    void specialFloatsAreThoseOfTheEntities() {
        var floats = new TestingStream(1);
        floats.put(0, Map.of("a", Double.NaN));
        floats.put(0, Map.of("a", Double.NEGATIVE_INFINITY));
        String schema = "{\"schema\":{\"name\":\"response\",\"refId\":\"A\",\"fields\":["
                + "{\"name\":\"time\",\"type\":\"time\",\"typeInfo\":{\"frame\":\"time.Time\"}},"
                + "{\"name\":\"offset\",\"type\":\"number\",\"typeInfo\":{\"frame\":\"int64\"}},"
                + "{\"name\":\"a\",\"type\":\"number\",\"typeInfo\":{\"frame\":\"float64\",\"nullable\":true}}]},"
                + "\"data\":{\"values\":[[1790000000000,1790000000001],[0,1],[null,null]],"
                + "\"entities\":[null,null,{\"NaN\":[0],\"%s\":[1]}]}}";
        assertFindings(floats.verdict(
                        List.of(new Message(schema.formatted("NegInf").getBytes(UTF_8), 0))))
                .isEmpty();
        assertFindings(floats.verdict(
                        List.of(new Message(schema.formatted("Inf").getBytes(UTF_8), 0))))
                .containsExactly(tuple(WRONG_VALUE, 0, 1L, "a"));
    }

    @Test
    void nullHasTheTypeThatItsColumnHadLast() {
        var nulls = new TestingStream(1);
        nulls.put(0, Map.of("v", NULL));
        nulls.put(0, Map.of("v", 1L));
        nulls.put(0, Map.of("v", NULL));
        nulls.put(0, Map.of("v", NULL));
        nulls.put(0, Map.of("v", 1.5));
        nulls.put(0, Map.of("w", 1.5));
        nulls.put(0, Map.of("v", NULL));
        assertFindings(nulls.verdict(nulls.messages(nulls.rows, 32))).isEmpty();

        nulls.rows.set(2, nulls.row(2).copy().withType("v", "float64", null));
        nulls.rows.set(6, nulls.row(6).copy().withType("v", "string", null));
        StreamVerdict verdict = nulls.verdict(nulls.messages(nulls.rows, 32));
        assertFindings(verdict).containsExactly(tuple(WRONG_TYPE, 0, 2L, "v"), tuple(WRONG_TYPE, 0, 6L, "v"));
        assertThat(verdict.findings().get(0).expected()).isEqualTo("int64 nullable");
    }

    @Test
    void afterARestartANullMayHaveTheTypeOfANewColumn() {
        var nulls = new TestingStream(1);
        nulls.put(0, Map.of("v", 1L));
        nulls.put(0, Map.of("v", NULL));
        nulls.rows.set(1, nulls.row(1).withType("v", "float64", null));
        List<Message> messages = nulls.messages(nulls.rows, 32);
        StreamVerifier verifier = nulls.verifier();
        TestingStream.accept(verifier, messages.get(0));
        verifier.streamRestarted();
        TestingStream.accept(verifier, messages.get(1));
        assertFindings(verifier.finish(StreamEnd.stopped())).isEmpty();
        assertFindings(nulls.verdict(messages)).containsExactly(tuple(WRONG_TYPE, 0, 1L, "v"));
    }

    @Test
    void nullMayHaveTheTypeOfARecordOfAnotherPartitionEvenOneThatComesLater() {
        var two = new TestingStream(2);
        two.put(0, Map.of("v", 1L));
        two.put(0, Map.of("v", NULL));
        two.put(1, Map.of("v", "text"));
        two.rows.set(1, two.row(1).withType("v", "string", null));
        assertFindings(two.verdict(two.messages(two.rows, 1))).isEmpty();

        two.rows.set(1, two.row(1).withType("v", "bool", null));
        assertFindings(two.verdict(two.messages(two.rows, 1))).containsExactly(tuple(WRONG_TYPE, 0, 1L, "v"));
    }

    @Test
    void lostRecordOfAnotherPartitionStillExplainsANull() {
        var two = new TestingStream(2);
        two.put(1, Map.of("v", "text"));
        two.put(0, Map.of("v", 1L));
        two.put(0, Map.of("v", NULL));
        two.put(1, Map.of("v", 2L));
        two.rows.set(2, two.row(2).withType("v", "string", null));
        two.rows.remove(0);
        assertFindings(two.verdict(two.messages(two.rows, 1))).containsExactly(tuple(LOST, 1, 0L, ""));
    }

    @Test
    void severalThreadsMayShareWhatTheyVerify() throws Exception {
        var shared = new VerifiedPushes(32 << 20);
        stream.options = stream.options.withShared(shared);
        List<Message> messages = stream.messages(sent, 7);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<StreamVerdict>> verdicts = new ArrayList<>();
            for (int viewer = 0; viewer < 20; viewer++) {
                verdicts.add(threads.submit(() -> stream.verdict(messages)));
            }
            for (Future<StreamVerdict> verdict : verdicts) {
                assertThat(verdict.get(30, TimeUnit.SECONDS).proved()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(stream.latency.total().getTotalCount()).isEqualTo(20L * ROWS);
    }

    @Test
    void verificationEndsOnce() {
        StreamVerifier verifier = stream.verifier();
        verifier.finish(StreamEnd.stopped());
        assertThatThrownBy(() -> verifier.finish(StreamEnd.stopped())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void partitionsThatAreNotReadCannotBeDue() {
        stream.query = stream.query.withPartition(0);
        assertThatThrownBy(() -> stream.verifier().dueFrom(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("partition 1 of TOPIC");
    }

    private static dev.frameproof.producers.workload.Value json(String text) {
        return RecordDecoding.decode(MessageFormat.JSON, null, text.getBytes(UTF_8))
                .value();
    }
}
