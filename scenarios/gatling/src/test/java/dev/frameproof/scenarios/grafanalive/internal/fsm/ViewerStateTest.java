package dev.frameproof.scenarios.grafanalive.internal.fsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.live.LiveException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ViewerStateTest {
    private final LiveException gone = new LiveException.Closed(3008, "closed: 3008 slow");
    private final LiveException unreachable = new LiveException.Unreachable("nobody there", null);
    private static final BackOff THREE_TRIES = new BackOff(Duration.ofMillis(100), Duration.ofMillis(150), 3, false);

    private final TestingPort port = new TestingPort();
    private ViewerState state = new NotConnected();

    private TestingPort on(ViewerEvent... events) {
        for (ViewerEvent event : events) {
            state = state.on(event, port);
        }
        return port;
    }

    private static ViewerEvent.Await await(Awaited.Goal goal) {
        return new ViewerEvent.Await(new Awaited("orders", goal, Duration.ofSeconds(5), true));
    }

    private static ViewerEvent.FrameCame frame(long rows, long millis) {
        return new ViewerEvent.FrameCame("orders", new Arrival(rows, System.nanoTime() + millis * 1_000_000, "{}"));
    }

    private void connectedToOrders() {
        port.streams = List.of("orders");
        state = new Connected();
    }

    @Test
    void connects() {
        assertThat(on(new ViewerEvent.Connect()).calls).containsExactly("open");
        assertThat(state).isInstanceOf(Opening.class);
        assertThat(on(new ViewerEvent.Opened()).calls).endsWith("done");
        assertThat(state).isInstanceOf(Connected.class);
    }

    @Test
    void connectionThatCannotBeOpenedLeavesTheViewerNotConnected() {
        on(new ViewerEvent.Connect(), new ViewerEvent.NotOpened(unreachable));
        assertThat(port.calls).endsWith("failed: nobody there");
        assertThat(state).isInstanceOf(NotConnected.class);
    }

    @Test
    void subscribes() {
        state = new Connected();
        on(new ViewerEvent.Subscribe("orders"));
        assertThat(state).isEqualTo(new Subscribing("orders"));
        on(new ViewerEvent.Agreed("orders"));
        assertThat(port.calls).containsExactly("subscribe orders", "done");
        assertThat(state).isInstanceOf(Connected.class);
    }

    @Test
    void refusedSubscriptionLeavesTheConnection() {
        state = new Connected();
        on(new ViewerEvent.Subscribe("orders"), new ViewerEvent.Refused("orders", unreachable));
        assertThat(port.calls).endsWith("failed: nobody there");
        assertThat(state).isInstanceOf(Connected.class);
    }

    @Test
    void secondSubscriptionOfOneNameFails() {
        connectedToOrders();
        on(new ViewerEvent.Subscribe("orders"));
        assertThat(port.calls.get(0)).startsWith("failed: there is a subscription to orders already");
        assertThat(state).isInstanceOf(Connected.class);
    }

    @Test
    void connectionLostWhileSubscribingFailsTheSubscription() {
        state = new Connected();
        on(new ViewerEvent.Subscribe("orders"), new ViewerEvent.Lost(gone));
        assertThat(port.calls).endsWith("failed: closed: 3008 slow");
        assertThat(state).isEqualTo(new CutOff(gone));
    }

    @Test
    void unsubscribes() {
        connectedToOrders();
        on(new ViewerEvent.Unsubscribe("orders"));
        assertThat(state).isEqualTo(new Leaving("orders"));
        on(new ViewerEvent.Agreed("orders"));
        assertThat(port.calls).containsExactly("unsubscribe orders", "done");
        on(new ViewerEvent.Unsubscribe("metrics"));
        assertThat(port.calls).endsWith("failed: there is no subscription to metrics; there are: orders");
    }

    @Test
    void awaitsRowsOverSeveralFrames() {
        connectedToOrders();
        on(await(new Awaited.Rows(5)), frame(2, 10), frame(2, 40));
        assertThat(state.listens()).isTrue();
        assertThat(port.calls).containsExactly("after 5000");
        on(frame(2, 50));
        assertThat(port.calls).endsWith("done");
        assertThat(port.came.rows()).isEqualTo(6);
        assertThat(port.came.frames()).isEqualTo(3);
        assertThat(port.came.arrivals()).hasSize(3);
        assertThat(port.came.longestGapNanos()).isBetween(25_000_000L, 45_000_000L);
        assertThat(state).isInstanceOf(Connected.class);
    }

    @Test
    void awaitsFramesOfItsOwnStreamOnly() {
        connectedToOrders();
        on(await(new Awaited.Frames(1)), new ViewerEvent.FrameCame("metrics", new Arrival(1, System.nanoTime(), "")));
        assertThat(state).isInstanceOf(Awaiting.class);
        on(frame(1, 1));
        assertThat(state).isInstanceOf(Connected.class);
    }

    @Test
    void whatDoesNotComeInTimeFails() {
        connectedToOrders();
        on(await(new Awaited.Rows(5)), frame(2, 10), new ViewerEvent.TimeOver(1));
        assertThat(port.calls.get(1))
                .startsWith("failed: awaited 5 rows of orders within ")
                .contains("but 1 frame with 2 rows came");
        assertThat(state).isInstanceOf(Connected.class);
    }

    @Test
    void silenceIsAwaitedAnewAfterEachFrame() {
        connectedToOrders();
        on(await(new Awaited.Idle(Duration.ofMillis(200))));
        on(frame(1, 5), new ViewerEvent.TimeOver(2));
        assertThat(state).as("the time that began before the frame").isInstanceOf(Awaiting.class);
        on(new ViewerEvent.TimeOver(3));
        assertThat(port.calls).containsExactly("after 5000", "after 200", "after 200", "done");
        assertThat(state).isInstanceOf(Connected.class);
    }

    @Test
    void connectionLostWhileAwaitingFails() {
        connectedToOrders();
        on(await(new Awaited.Rows(5)), new ViewerEvent.Lost(gone));
        assertThat(port.calls).endsWith("failed: closed: 3008 slow");
        assertThat(state).isEqualTo(new CutOff(gone));
    }

    @Test
    void closingThatIsAwaitedIsNoFailure() {
        connectedToOrders();
        on(await(new Awaited.Closing(List.of(3008, 1006))), new ViewerEvent.Lost(gone));
        assertThat(port.calls).endsWith("excuse", "done");
        assertThat(port.came.closeCode()).hasValue(3008);
        assertThat(state).isEqualTo(new CutOff(gone));
    }

    @Test
    void closingWithAnotherCodeFails() {
        connectedToOrders();
        on(await(new Awaited.Closing(List.of(3000, 3001))), new ViewerEvent.Lost(gone));
        assertThat(port.calls)
                .endsWith("failed: awaited that the target closes with 3000 or 3001, but: closed: 3008 slow");
    }

    @Test
    void closingThatCameBeforeItWasAwaitedCounts() {
        connectedToOrders();
        on(new ViewerEvent.Lost(gone), await(new Awaited.Closing(List.of())));
        assertThat(port.calls).containsExactly("lost: closed: 3008 slow", "excuse", "done");
        assertThat(port.came.closeCode()).hasValue(3008);
    }

    @Test
    void streamThatWasNotSubscribedToIsNotAwaited() {
        state = new Connected();
        on(await(new Awaited.Rows(1)));
        assertThat(port.calls).containsExactly("failed: there is no subscription to orders; there are: none");
    }

    @Test
    void reconnectsWithLongerAndLongerWaits() {
        port.streams = List.of("orders", "metrics");
        state = new CutOff(gone);
        on(
                new ViewerEvent.Reconnect(THREE_TRIES),
                new ViewerEvent.NotOpened(unreachable),
                new ViewerEvent.TimeOver(1),
                new ViewerEvent.NotOpened(unreachable),
                new ViewerEvent.TimeOver(2),
                new ViewerEvent.Opened());
        assertThat(port.calls)
                .containsExactly("disconnect", "open", "after 100", "open", "after 150", "open", "subscribe orders");
        on(new ViewerEvent.Agreed("orders"), new ViewerEvent.Agreed("metrics"));
        assertThat(port.calls).endsWith("subscribe metrics", "done");
        assertThat(state).isInstanceOf(Connected.class);
    }

    @Test
    void givesUpAfterSoManyTries() {
        state = new CutOff(gone);
        on(
                new ViewerEvent.Reconnect(THREE_TRIES),
                new ViewerEvent.NotOpened(unreachable),
                new ViewerEvent.TimeOver(1),
                new ViewerEvent.NotOpened(unreachable),
                new ViewerEvent.TimeOver(2),
                new ViewerEvent.NotOpened(unreachable));
        assertThat(port.calls).endsWith("failed: not connected again after 3 tries: nobody there");
        assertThat(state).isEqualTo(new CutOff(unreachable));
    }

    @Test
    void connectionLostWhileSubscribingAgainIsATryLikeAnother() {
        port.streams = List.of("orders");
        state = new CutOff(gone);
        on(new ViewerEvent.Reconnect(THREE_TRIES), new ViewerEvent.Opened(), new ViewerEvent.Lost(gone));
        assertThat(port.calls).endsWith("disconnect", "after 100");
        assertThat(state).isEqualTo(new BackingOff(THREE_TRIES, 1, 1));
    }

    @Test
    void streamRefusedAgainFails() {
        port.streams = List.of("orders");
        state = new CutOff(gone);
        on(
                new ViewerEvent.Reconnect(THREE_TRIES),
                new ViewerEvent.Opened(),
                new ViewerEvent.Refused("orders", unreachable));
        assertThat(port.calls).endsWith("failed: connected again, but orders was refused: nobody there");
        assertThat(state).isInstanceOf(Connected.class);
    }

    @Test
    void reloadIsANewPage() {
        connectedToOrders();
        on(new ViewerEvent.Reconnect(new BackOff(Duration.ZERO, Duration.ZERO, 1, true)));
        assertThat(port.calls).containsExactly("disconnect", "new page", "open");
    }

    @Test
    void readsAtAnotherPace() {
        connectedToOrders();
        on(new ViewerEvent.Read(new ReadingPace.AtMost(1_000)));
        assertThat(port.calls).containsExactly("read AtMost[bytesPerSecond=1000]", "done");
    }

    @Test
    void paceThatIsSetWhileCutOffIsForTheNextConnection() {
        state = new CutOff(gone);
        on(new ViewerEvent.Read(new ReadingPace.Full()));
        assertThat(port.calls).containsExactly("read Full[]", "done");
        assertThat(state).isEqualTo(new CutOff(gone));
    }

    @Test
    void closes() {
        connectedToOrders();
        on(new ViewerEvent.Close());
        assertThat(port.calls).containsExactly("disconnect", "done");
        assertThat(state).isInstanceOf(NotConnected.class);
        state = new CutOff(gone);
        on(new ViewerEvent.Close());
        assertThat(state).isInstanceOf(NotConnected.class);
    }

    @Test
    void framesAndTimesThatConcernNobodyChangeNothing() {
        for (ViewerState any : List.of(new NotConnected(), new Connected(), new CutOff(gone), new Opening())) {
            assertThat(any.on(frame(1, 1), port)).isSameAs(any);
            assertThat(any.on(new ViewerEvent.TimeOver(99), port)).isSameAs(any);
        }
        assertThat(port.calls).isEmpty();
    }

    static Stream<ViewerState> everyState() {
        var awaiting = Awaiting.begin(
                new Awaited("orders", new Awaited.Rows(1), Duration.ofSeconds(1), false), new TestingPort());
        return Stream.of(
                new NotConnected(),
                new Opening(),
                new Subscribing("orders"),
                new Leaving("orders"),
                awaiting,
                new CutOff(new LiveException.Closed(3008, "closed: 3008 slow")),
                new Reopening(THREE_TRIES, 1),
                new BackingOff(THREE_TRIES, 1, 1),
                new Restoring(THREE_TRIES, 1, List.of("orders")));
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void commandThatCannotBeNamesItselfAndTheState(ViewerState any) {
        ViewerEvent subscribe = new ViewerEvent.Subscribe("metrics");
        assertThatThrownBy(() -> any.on(subscribe, port))
                .isInstanceOf(IllegalEventException.class)
                .hasMessage("a viewer cannot subscribe to metrics while it is " + any.describe());
        assertThat(port.calls).isEmpty();
    }
}
