package dev.frameproof.harness.viewers;

import static dev.frameproof.harness.viewers.TestingTopic.frame;
import static dev.frameproof.harness.viewers.ViewedStream.Due.ALL;
import static dev.frameproof.harness.viewers.ViewedStream.Due.FROM_THE_FIRST_ROW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.frameproof.live.LiveAuth;
import dev.frameproof.live.LiveConnection;
import dev.frameproof.live.LiveException;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.Severity;
import dev.frameproof.reports.StreamResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Viewers of a real WebSocket, and of what a test sends over it. */
@Timeout(60)
final class ViewerFleetTest {
    private final TestingLive live = new TestingLive();
    private final TestingTopic topic = new TestingTopic("orders");
    private final ViewedStream stream = topic.stream(ALL);
    private final ViewerFleet fleet = new ViewerFleet(FleetSettings.standard().withEventLoops(2));
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private final FrameObserver observer = new FrameObserver() {
        @Override
        public void onFrame(WatchedChannel of, byte[] bytes, int from, int to, long arrivedNanos) {
            heard.add(of.viewer() + " frame " + (bytes[from] == '{' && bytes[to - 1] == '}'));
        }

        @Override
        public void onEnd(WatchedChannel of, LiveException reason) {
            heard.add(of.viewer() + " end " + reason.getMessage());
        }
    };

    /** One viewer with both ends of its connection. */
    private record Joined(WatchedChannel channel, LiveConnection connection, TestingLive.Peer peer) {}

    ViewerFleetTest() throws InterruptedException {}

    @AfterEach
    void close() {
        fleet.close();
        live.close();
    }

    private Joined join(String viewer) throws Exception {
        return join(fleet.watch(viewer, stream, observer));
    }

    private Joined join(WatchedChannel channel) throws Exception {
        LiveConnection connection =
                fleet.client().connect(live.url(), new LiveAuth.None()).get(10, TimeUnit.SECONDS);
        channel.subscribe(connection).get(10, TimeUnit.SECONDS);
        return new Joined(channel, connection, live.nextSubscribed());
    }

    private List<Joined> joinThree() throws Exception {
        return List.of(join("a"), join("b"), join("c"));
    }

    private void push(List<Joined> viewers, String frame) {
        viewers.forEach(viewer -> viewer.peer().push(stream, frame));
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private void awaitVerified(long rows) throws InterruptedException {
        await(rows + " rows verified", () -> fleet.verified() >= rows);
    }

    private FleetVerdict only() {
        List<FleetVerdict> verdicts = fleet.finish();
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0);
    }

    @Test
    void everyRowOfEveryViewerIsVerified() throws Exception {
        List<Joined> viewers = joinThree();
        topic.put(10);
        assertThat(fleet.caughtUp()).isFalse();
        push(viewers, frame(0, 4));
        push(viewers, frame(4, 10));
        await("all caught up", fleet::caughtUp);
        assertThat(fleet.verified()).isEqualTo(30);
        assertThat(fleet.findings()).isZero();
        assertThat(fleet.latency().total().getTotalCount()).isEqualTo(30);
        FleetVerdict verdict = only();
        assertThat(verdict.proved()).isTrue();
        assertThat(verdict.provedViewers()).isEqualTo(3);
        assertThat(verdict.total().rowsVerified()).isEqualTo(30);
        assertThat(verdict.total().framesDelivered()).isEqualTo(6);
    }

    @Test
    void rowThatOneViewerMissesIsThatViewersAlone() throws Exception {
        List<Joined> viewers = joinThree();
        topic.put(10);
        push(viewers, frame(0, 4));
        push(viewers.subList(0, 2), frame(4, 10));
        push(viewers.subList(2, 3), frame(5, 10));
        awaitVerified(29);
        await("the gap seen", () -> viewers.get(2).channel().skipped() == 1);
        assertThat(viewers.get(0).channel().skipped()).isZero();
        FleetVerdict verdict = only();
        assertThat(verdict.proved()).isFalse();
        assertThat(verdict.provedViewers()).isEqualTo(2);
        assertThat(verdict.total().count(FindingKind.LOST)).isEqualTo(1);
        assertThat(verdict.total().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.stream()).isEqualTo("c");
            assertThat(finding.offset()).isEqualTo(4);
        });
    }

    @Test
    void wrongValueIsFoundByEveryViewerThoughOneHasLookedFirst() throws Exception {
        List<Joined> viewers = joinThree();
        topic.put(3);
        push(viewers, frame(0, 2));
        push(viewers, frame(2, 3, 7));
        await("three findings", () -> fleet.findings() == 3);
        assertThat(viewers.get(1).channel().findings(0)).hasSize(1);
        assertThat(viewers.get(1).channel().findings(1)).isEmpty();
        FleetVerdict verdict = only();
        assertThat(verdict.provedViewers()).isZero();
        assertThat(verdict.total().count(FindingKind.WRONG_VALUE)).isEqualTo(3);
    }

    @Test
    void rowThatComesTwiceIsFound() throws Exception {
        Joined viewer = join("a");
        topic.put(3);
        viewer.peer().push(stream, frame(0, 3));
        viewer.peer().push(stream, frame(2, 3));
        await("both frames", () -> heard.size() == 2);
        assertThat(only().total().counts()).containsOnlyKeys(FindingKind.DUPLICATED);
    }

    @Test
    void viewerThatComesBackIsDueWhatFollows() throws Exception {
        Joined viewer = join("a");
        topic.put(5);
        viewer.peer().push(stream, frame(0, 5));
        awaitVerified(5);
        viewer.peer().close(3008, "slow");
        await("the end", viewer.channel()::isCutOff);
        topic.put(5);
        Joined back = join(viewer.channel());
        topic.put(5);
        back.peer().push(stream, frame(10, 12));
        back.peer().push(stream, frame(13, 15));
        awaitVerified(9);
        assertThat(heard).contains("a frame true").anyMatch(text -> text.startsWith("a end ") && text.contains("3008"));
        StreamVerdict verdict = only().total();
        assertThat(verdict.findings())
                .extracting(Finding::kind, Finding::offset)
                .containsExactly(tuple(FindingKind.LOST, 12L));
    }

    @Test
    void whatAnEarlierConnectionSaysIsNobodys() throws Exception {
        Joined before = join("a");
        topic.put(5);
        before.peer().push(stream, frame(0, 5));
        awaitVerified(5);
        before.channel().leave();
        Joined after = join(before.channel());
        before.peer().push(stream, frame(0, 5, 1));
        before.peer().close(3008, "slow");
        await("the earlier connection gone", () -> fleet.client().connections() == 1);
        topic.put(5);
        after.peer().push(stream, frame(5, 10));
        awaitVerified(10);
        FleetVerdict verdict = only();
        assertThat(verdict.total().findings()).isEmpty();
        assertThat(verdict.total().rowsDelivered()).isEqualTo(10);
    }

    @Test
    void viewerThatIsCutOffForGoodMissesTheRest() throws Exception {
        Joined viewer = join("a");
        topic.put(5);
        viewer.peer().push(stream, frame(0, 5));
        awaitVerified(5);
        viewer.peer().close(3008, "slow");
        await("the end", viewer.channel()::isCutOff);
        topic.put(5);
        assertThat(only().total().counts()).containsOnlyKeys(FindingKind.STREAM_ENDED);
    }

    @Test
    void endThatWasToBeIsNoFinding() throws Exception {
        Joined viewer = join("a");
        topic.put(5);
        viewer.peer().push(stream, frame(0, 5));
        awaitVerified(5);
        viewer.peer().close(3008, "slow");
        await("the end", viewer.channel()::isCutOff);
        viewer.channel().leave();
        topic.put(5);
        assertThat(only().proved()).isTrue();
    }

    @Test
    void whatComesAfterLeavingIsNotLookedAt() throws Exception {
        Joined viewer = join("a");
        topic.put(5);
        viewer.peer().push(stream, frame(0, 5));
        awaitVerified(5);
        viewer.channel().unsubscribe(viewer.connection()).get(10, TimeUnit.SECONDS);
        byte[] late = frame(2, 5, 1).getBytes(UTF_8);
        viewer.channel().onData(late, 0, late.length, System.nanoTime());
        FleetVerdict verdict = only();
        assertThat(verdict.proved()).isTrue();
        assertThat(verdict.total().rowsDelivered()).isEqualTo(5);
    }

    @Test
    void lateViewerOfARunningStreamIsDueWhatIsSentSinceTheTargetAgreed() throws Exception {
        ViewedStream running = topic.stream(FROM_THE_FIRST_ROW);
        Joined first = join(fleet.watch("first", running, observer));
        topic.put(5);
        first.peer().push(running, frame(0, 5));
        awaitVerified(5);
        Joined late = join(fleet.watch("late", running, observer));
        topic.put(5);
        first.peer().push(running, frame(5, 10));
        late.peer().push(running, frame(7, 10));
        awaitVerified(13);
        FleetVerdict verdict = only();
        assertThat(verdict.provedViewers()).isEqualTo(1);
        assertThat(verdict.total().findings())
                .as("records 5 and 6 were sent after the target had agreed")
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.stream()).isEqualTo("late");
                    assertThat(finding.kind()).isEqualTo(FindingKind.LOST);
                    assertThat(finding.offset()).isEqualTo(5);
                });
    }

    @Test
    void lateViewerIsDueNothingBeforeItsFirstRowWhereNobodyKnowsThatTheStreamRan() throws Exception {
        topic.put(5);
        ViewedStream running = topic.stream(FROM_THE_FIRST_ROW);
        Joined viewer = join(fleet.watch("late", running, observer));
        topic.put(5);
        viewer.peer().push(running, frame(7, 10));
        awaitVerified(3);
        assertThat(only().proved()).isTrue();
    }

    @Test
    void viewerThatNeverSubscribedCountsForNothing() {
        WatchedChannel idle = fleet.watch("idle", stream, FrameObserver.NONE);
        assertThat(fleet.finish(idle)).isEmpty();
        assertThat(fleet.finish()).isEmpty();
    }

    @Test
    void viewerThatGotNothingIsNotProved() throws Exception {
        join("a");
        assertThat(only().total().counts()).containsOnlyKeys(FindingKind.NOTHING_CHECKED);
    }

    @Test
    void viewerThatHasEndedStaysInTheSum() throws Exception {
        List<Joined> viewers = joinThree();
        topic.put(5);
        push(viewers, frame(0, 5));
        awaitVerified(15);
        assertThat(fleet.finish(viewers.get(0).channel()))
                .hasValueSatisfying(verdict -> assertThat(verdict.proved()).isTrue());
        assertThat(fleet.finish(viewers.get(0).channel())).isEmpty();
        assertThat(fleet.verified()).isEqualTo(15);
        assertThat(only().viewers()).isEqualTo(3);
    }

    @Test
    void everyChannelHasItsOwnVerdict() throws Exception {
        var payments = new TestingTopic("payments");
        ViewedStream other = payments.stream(ALL);
        Joined good = join("a");
        Joined bad = join(fleet.watch("b", other, observer));
        topic.put(2);
        good.peer().push(stream, frame(0, 2));
        payments.put(1);
        bad.peer().push(other, frame(0, 1, 1));
        awaitVerified(3);
        assertThat(fleet.finish())
                .extracting(verdict -> verdict.stream().query().topicName(), FleetVerdict::proved)
                .containsExactlyInAnyOrder(tuple("orders", true), tuple("payments", false));
    }

    @Test
    void oneChannelHasOneQuery() {
        fleet.watch("a", stream, FrameObserver.NONE);
        StreamQuery other = StreamQuery.of("else");
        var impostor = new ViewedStream(stream.channel(), other, topic, stream.representation(), ALL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fleet.watch("b", impostor, FrameObserver.NONE))
                .withMessageContaining("is watched with the query");
    }

    @Test
    void verdictIsOneStreamOfAReport() throws Exception {
        List<Joined> viewers = joinThree();
        topic.put(5);
        push(viewers, frame(0, 5));
        awaitVerified(15);
        StreamResult result = only().result();
        assertThat(result.name()).isEqualTo("orders/A, 3 viewers");
        assertThat(result.rowsVerified()).isEqualTo(15);
        assertThat(result.checks()).isNotEmpty();
        assertThat(result.failed() + result.noted()).isZero();
    }

    @Test
    void sumKeepsSoManyFindingsOfAKindAndCountsAll() {
        var sum = new FleetVerdict.Sum(stream, 3);
        for (int viewer = 0; viewer < 5; viewer++) {
            Finding late = new Finding(FindingKind.LATE, Severity.ERROR, "v", "orders", 0, 1, "", "", "", "");
            sum.add(new StreamVerdict(10, 10, 10, 1, Map.of(FindingKind.LATE, 4L), List.of(late, late)));
        }
        StreamVerdict total = sum.verdict().total();
        assertThat(total.findings()).hasSize(3);
        assertThat(total.count(FindingKind.LATE)).isEqualTo(20);
        assertThat(sum.verdict().provedViewers()).isZero();
    }

    @Test
    void settingsAreHeldToTheirRanges() {
        FleetSettings standard = FleetSettings.standard();
        assertThat(standard.withLateAfter(Duration.ofSeconds(2)).lateAfter())
                .isEqualTo(Optional.of(Duration.ofSeconds(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> standard.withEventLoops(0));
        assertThatIllegalArgumentException().isThrownBy(() -> standard.withFindingsKept(0));
    }
}
