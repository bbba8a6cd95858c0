package dev.frameproof.scenarios.grafanalive.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.harness.viewers.FrameObserver;
import dev.frameproof.harness.viewers.ViewedStream;
import dev.frameproof.harness.viewers.ViewerFleet;
import dev.frameproof.harness.viewers.WatchedChannel;
import dev.frameproof.live.LiveConnection;
import dev.frameproof.live.LiveException;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.scenarios.grafanalive.internal.fsm.Arrival;
import dev.frameproof.scenarios.grafanalive.internal.fsm.AwaitedFrames;
import dev.frameproof.scenarios.grafanalive.internal.fsm.ReadingPace;
import dev.frameproof.scenarios.grafanalive.internal.fsm.ViewerEvent;
import dev.frameproof.scenarios.grafanalive.internal.fsm.ViewerPort;
import dev.frameproof.scenarios.grafanalive.internal.fsm.ViewerState;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One virtual user's page: a connection and its streams, driven by the scenario's commands and what the target does. */
public final class VirtualViewer implements ViewerPort, FrameObserver {
    private static final String NOT_KEPT = "";

    private final String name;
    private final GrafanaAddress grafana;
    private final ViewerFleet fleet;
    private final EventLoop loop;
    private final ViewerLog log;
    private final ViewerTurns turns = new ViewerTurns(this);
    private final Panels panels;
    private final PacedReading reading;
    private Optional<LiveConnection> connection = Optional.empty();
    private long opening;
    private long tickets;

    /**
     * @param name in findings
     * @param loop on which times are waited for
     */
    public VirtualViewer(
            String name, GrafanaAddress grafana, ViewerFleet fleet, PageStreams pages, EventLoop loop, ViewerLog log) {
        this.name = name;
        this.grafana = grafana;
        this.fleet = fleet;
        this.loop = loop;
        this.log = log;
        panels = new Panels(name, fleet, pages, log, this);
        reading = new PacedReading(loop);
    }

    /** Has a command done; the reply is told what becomes of it. */
    public void command(ViewerEvent.Command command, Reply reply) {
        turns.command(command, reply);
    }

    /**
     * Makes a stream ready to be subscribed to.
     *
     * @throws IllegalArgumentException when Grafana would refuse the channel, or it is not known what the topic holds
     */
    public void prepare(String stream, StreamQuery query) {
        panels.prepare(stream, query);
    }

    /** @return what was found in a stream since the last call, in words; empty for nothing */
    public Optional<String> newFindings(String stream) {
        return panels.of(stream).flatMap(PanelStream::newFindings);
    }

    /** @return the stream of that name; empty when none was prepared */
    public Optional<ViewedStream> stream(String stream) {
        return panels.of(stream).map(panel -> panel.channel().stream());
    }

    /** Ends everything: the connection is closed, and the log is told each stream's verdict. */
    public void end() {
        panels.end();
        close();
    }

    @Override
    public void open() {
        long attempt;
        synchronized (this) {
            attempt = ++opening;
        }
        var unused = grafana.open(fleet.client()).whenComplete((opened, failure) -> {
            if (failure != null) {
                turns.news(new ViewerEvent.NotOpened(live(failure)));
            } else {
                opened(opened, attempt);
            }
        });
    }

    private void opened(LiveConnection opened, long attempt) {
        synchronized (this) {
            if (attempt != opening) {
                opened.close();
                return;
            }
            connection = Optional.of(opened);
        }
        reading.of(opened);
        turns.news(new ViewerEvent.Opened());
        var unused = opened.closed().thenAccept(reason -> {
            if (isCurrent(opened)) {
                panels.cutOff(reason);
                turns.news(new ViewerEvent.Lost(reason));
            }
        });
    }

    private synchronized boolean isCurrent(LiveConnection one) {
        return connection.filter(current -> current == one).isPresent();
    }

    @Override
    public void disconnect() {
        panels.leave(false);
        close();
    }

    private void close() {
        Optional<LiveConnection> old;
        synchronized (this) {
            opening++;
            old = connection;
            connection = Optional.empty();
        }
        reading.stop();
        old.ifPresent(LiveConnection::close);
    }

    @Override
    public void excuseEnd() {
        panels.leave(true);
    }

    @Override
    public void newPage() {
        panels.newPage();
    }

    @Override
    public void subscribe(String stream) {
        PanelStream panel = panels.of(stream).orElseThrow();
        panel.asked(System.currentTimeMillis());
        asked(stream, true, on -> panel.channel().subscribe(on));
    }

    @Override
    public void unsubscribe(String stream) {
        PanelStream panel = panels.of(stream).orElseThrow();
        asked(stream, false, on -> panel.channel().unsubscribe(on));
    }

    private void asked(String stream, boolean joins, Function<LiveConnection, CompletableFuture<Void>> command) {
        Optional<LiveConnection> on;
        synchronized (this) {
            on = connection;
        }
        if (on.isEmpty()) {
            return;
        }
        var unused = command.apply(on.get()).whenComplete((agreed, failure) -> {
            if (!isCurrent(on.get())) {
                return;
            }
            if (failure == null) {
                panels.settled(stream, joins);
                turns.news(new ViewerEvent.Agreed(stream));
            } else if (live(failure) instanceof LiveException.Closed closed) {
                turns.news(new ViewerEvent.Lost(closed));
            } else {
                turns.news(new ViewerEvent.Refused(stream, live(failure)));
            }
        });
    }

    @Override
    public List<String> streams() {
        return panels.subscribed();
    }

    @Override
    public void read(ReadingPace pace) {
        reading.at(pace);
    }

    @Override
    public long after(Duration time) {
        long ticket;
        synchronized (this) {
            ticket = ++tickets;
        }
        var unused =
                loop.schedule(() -> turns.news(new ViewerEvent.TimeOver(ticket)), time.toNanos(), TimeUnit.NANOSECONDS);
        return ticket;
    }

    @Override
    public void done() {
        turns.outcome(reply -> reply.done(Optional.empty()));
    }

    @Override
    public void done(AwaitedFrames came) {
        turns.outcome(reply -> reply.done(Optional.of(came)));
    }

    @Override
    public void failed(String why) {
        turns.outcome(reply -> reply.failed(why));
    }

    @Override
    public void lost(String why) {
        log.lost(why, System.currentTimeMillis());
    }

    @Override
    public void onFrame(WatchedChannel of, byte[] bytes, int from, int to, long arrivedNanos) {
        reading.read(to - from);
        panels.of(of).ifPresent(panel -> came(panel, bytes, from, to, arrivedNanos));
    }

    private void came(PanelStream panel, byte[] bytes, int from, int to, long arrivedNanos) {
        long rows = panel.newRows();
        panel.firstFrameOfVisit().ifPresent(asked -> log.firstFrame(panel.name(), asked, System.currentTimeMillis()));
        ViewerState state = turns.state();
        if (state.listens()) {
            String frame = state.keepsFrames() ? new String(bytes, from, to - from, UTF_8) : NOT_KEPT;
            turns.news(new ViewerEvent.FrameCame(panel.name(), new Arrival(rows, arrivedNanos, frame)));
        }
    }

    @Override
    public void onEnd(WatchedChannel of, LiveException reason) {
        boolean aloneEnded;
        synchronized (this) {
            aloneEnded = connection.filter(open -> !open.closed().isDone()).isPresent();
        }
        if (aloneEnded && of.isCutOff()) {
            turns.news(new ViewerEvent.Lost(reason));
        }
    }

    private static LiveException live(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof LiveException live
                ? live
                : new LiveException.Unreachable(String.valueOf(cause.getMessage()), cause);
    }

    @Override
    public String toString() {
        return name + ", " + turns.state().describe();
    }
}
