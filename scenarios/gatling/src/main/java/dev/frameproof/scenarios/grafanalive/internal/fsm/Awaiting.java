package dev.frameproof.scenarios.grafanalive.internal.fsm;

import dev.frameproof.live.LiveException;
import dev.frameproof.reports.Units;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The scenario waits for frames, for none, or for the end. */
final class Awaiting implements ViewerState {
    private final Awaited awaited;
    private final long deadline;
    private final long sinceNanos;
    private final List<Arrival> arrivals = new ArrayList<>();
    private long idleTicket;
    private long frames;
    private long rows;
    private long lastNanos;
    private long longestGapNanos;

    private Awaiting(Awaited awaited, long deadline, long nowNanos) {
        this.awaited = awaited;
        this.deadline = deadline;
        sinceNanos = nowNanos;
        lastNanos = nowNanos;
    }

    static ViewerState begin(Awaited awaited, ViewerPort port) {
        var state = new Awaiting(awaited, port.after(awaited.within()), System.nanoTime());
        if (awaited.goal() instanceof Awaited.Idle idle) {
            state.idleTicket = port.after(idle.time());
        }
        return state;
    }

    @Override
    public ViewerState on(ViewerEvent event, ViewerPort port) {
        if (event instanceof ViewerEvent.FrameCame frame) {
            return frame.stream().equals(awaited.stream()) ? came(frame.arrival(), port) : this;
        }
        if (event instanceof ViewerEvent.TimeOver over) {
            return timeOver(over.ticket(), port);
        }
        if (event instanceof ViewerEvent.Lost lost) {
            if (awaited.goal() instanceof Awaited.Closing closing) {
                end(closing, lost.reason(), came(closeCode(lost.reason())), port);
            } else {
                port.failed(lost.reason().getMessage());
            }
            return new CutOff(lost.reason());
        }
        return otherwise(event);
    }

    private ViewerState came(Arrival arrival, ViewerPort port) {
        frames++;
        rows += arrival.rows();
        longestGapNanos = Math.max(longestGapNanos, arrival.arrivedNanos() - lastNanos);
        lastNanos = arrival.arrivedNanos();
        if (awaited.frames()) {
            arrivals.add(arrival);
        }
        if (awaited.goal() instanceof Awaited.Idle idle) {
            idleTicket = port.after(idle.time());
            return this;
        }
        boolean enough = (awaited.goal() instanceof Awaited.Frames goal && frames >= goal.count())
                || (awaited.goal() instanceof Awaited.Rows wanted && rows >= wanted.count());
        return enough ? met(port) : this;
    }

    private ViewerState met(ViewerPort port) {
        port.done(came(OptionalInt.empty()));
        return new Connected();
    }

    private AwaitedFrames came(OptionalInt closeCode) {
        return new AwaitedFrames(awaited.stream(), frames, rows, longestGapNanos, arrivals, closeCode);
    }

    /** Tells whether a connection that ended before has ended as it was to. */
    static void ended(Awaited awaited, Awaited.Closing goal, LiveException reason, ViewerPort port) {
        end(goal, reason, new AwaitedFrames(awaited.stream(), 0, 0, 0, List.of(), closeCode(reason)), port);
    }

    private static OptionalInt closeCode(LiveException reason) {
        return reason instanceof LiveException.Closed closed ? OptionalInt.of(closed.code()) : OptionalInt.empty();
    }

    private ViewerState timeOver(long ticket, ViewerPort port) {
        if (awaited.goal() instanceof Awaited.Idle && ticket == idleTicket) {
            return met(port);
        }
        if (ticket != deadline) {
            return this;
        }
        port.failed("awaited %s within %s, but %s with %s came, the last after %s"
                .formatted(
                        awaited.describe(),
                        Units.duration(awaited.within()),
                        new Awaited.Frames(frames).describe(),
                        new Awaited.Rows(rows).describe(),
                        Units.duration(Duration.ofNanos(lastNanos - sinceNanos))));
        return new Connected();
    }

    private static void end(Awaited.Closing goal, LiveException reason, AwaitedFrames came, ViewerPort port) {
        OptionalInt code = came.closeCode();
        boolean asAwaited =
                goal.codes().isEmpty() || (code.isPresent() && goal.codes().contains(code.getAsInt()));
        if (asAwaited) {
            port.excuseEnd();
            port.done(came);
        } else {
            port.failed("awaited " + goal.describe() + ", but: " + reason.getMessage());
        }
    }

    @Override
    public boolean listens() {
        return true;
    }

    @Override
    public boolean keepsFrames() {
        return awaited.frames();
    }

    @Override
    public String describe() {
        return "awaiting " + awaited.describe();
    }
}
