package dev.frameproof.scenarios.grafanalive;

import static java.util.Objects.requireNonNull;

import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.grafanalive.internal.action.LiveWish;
import dev.frameproof.scenarios.grafanalive.internal.fsm.Awaited;
import dev.frameproof.scenarios.grafanalive.internal.fsm.ReadingPace;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What a virtual user may do on Grafana Live, under a request's name. Immutable. */
public final class GrafanaLive {
    private static final String ONLY_STREAM = "stream";

    private final String request;

    GrafanaLive(String request) {
        this.request = requireNonNull(request, "request");
    }

    private LiveActionBuilder step(LiveWish wish) {
        return new LiveActionBuilder(request, wish);
    }

    /** Opens the connection and greets the server. */
    public LiveActionBuilder connect() {
        return step(new LiveWish.Connect());
    }

    /** Subscribes to the channel that the plugin's page would make of the query. */
    public LiveActionBuilder subscribe(StreamQuery query) {
        return subscribe(ONLY_STREAM, query);
    }

    /** As {@link #subscribe(StreamQuery)}, for a query that differs by virtual user. */
    public LiveActionBuilder subscribe(Function<Session, StreamQuery> query) {
        return subscribe(ONLY_STREAM, query);
    }

    /** As {@link #subscribe(StreamQuery)}, for pages with several panels: each subscription has a name. */
    public LiveActionBuilder subscribe(String subscription, StreamQuery query) {
        return step(new LiveWish.Subscribe(subscription, SessionValue.constant(query)));
    }

    /** As {@link #subscribe(String, StreamQuery)}, for a query that differs by virtual user. */
    public LiveActionBuilder subscribe(String subscription, Function<Session, StreamQuery> query) {
        return step(new LiveWish.Subscribe(subscription, SessionValue.function(query)));
    }

    /** Leaves the stream. */
    public LiveActionBuilder unsubscribe() {
        return unsubscribe(ONLY_STREAM);
    }

    /** Leaves the stream of that name. */
    public LiveActionBuilder unsubscribe(String subscription) {
        return step(new LiveWish.Unsubscribe(subscription));
    }

    /** Waits for so many frames from now on. */
    public LiveAwaitBuilder awaitFrames(int count) {
        return awaiting(new Awaited.Frames(requirePositive("frames", count)));
    }

    /** Waits for so many rows from now on. */
    public LiveAwaitBuilder awaitRows(int count) {
        return awaiting(new Awaited.Rows(requirePositive("rows", count)));
    }

    /** Waits until no frame has come for that long. */
    public LiveAwaitBuilder awaitIdle(Duration time) {
        return awaiting(new Awaited.Idle(time));
    }

    /** Waits until the target closes the connection, whatever the code; that is then no failure. */
    public LiveAwaitBuilder awaitClose() {
        return awaiting(new Awaited.Closing(List.of()));
    }

    /**
     * Waits until the target closes the connection with one of these codes: 3008 for a slow reader, 1006 for one that is
     * cut without a word, as a reader is who does not even take the close frame.
     */
    public LiveAwaitBuilder awaitClose(int code, int... others) {
        List<Integer> codes = new ArrayList<>(List.of(code));
        IntStream.of(others).forEach(codes::add);
        return awaiting(new Awaited.Closing(codes));
    }

    private LiveAwaitBuilder awaiting(Awaited.Goal goal) {
        return new LiveAwaitBuilder(request, ONLY_STREAM, goal);
    }

    private static int requirePositive(String what, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("at least 1 of " + what + " can be awaited, not " + count);
        }
        return count;
    }

    /** Opens the connection anew, with waits between the tries. */
    public LiveReconnectBuilder reconnect() {
        return new LiveReconnectBuilder(request, false);
    }

    /** Loads the page anew: as {@link #reconnect()}, and queries for the last N records get a new stream. */
    public LiveReconnectBuilder reload() {
        return new LiveReconnectBuilder(request, true);
    }

    /** Stops reading the socket: a viewer that cannot keep up. */
    public LiveActionBuilder readingOff() {
        return step(new LiveWish.Read(new ReadingPace.Stopped()));
    }

    /** Reads the socket again, as fast as data comes. */
    public LiveActionBuilder readingOn() {
        return step(new LiveWish.Read(new ReadingPace.Full()));
    }

    /** Reads at most so many bytes a second. */
    public LiveActionBuilder readingAtMost(long bytesPerSecond) {
        return step(new LiveWish.Read(new ReadingPace.AtMost(bytesPerSecond)));
    }

    /** Closes the connection and ends the verification of its streams. */
    public LiveActionBuilder close() {
        return step(new LiveWish.Close());
    }
}
