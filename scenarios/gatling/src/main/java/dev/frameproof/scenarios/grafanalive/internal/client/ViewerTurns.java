package dev.frameproof.scenarios.grafanalive.internal.client;

import dev.frameproof.scenarios.grafanalive.internal.fsm.IllegalEventException;
import dev.frameproof.scenarios.grafanalive.internal.fsm.ViewerEvent;
import dev.frameproof.scenarios.grafanalive.internal.fsm.ViewerPort;
import dev.frameproof.scenarios.grafanalive.internal.fsm.ViewerState;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Brings a viewer's events to its state one after the other, whichever threads they come from, and those that an event
 * gives rise to after it.
 */
final class ViewerTurns {
    private static final System.Logger LOG = System.getLogger("grafanaLive");

    private final ViewerPort port;
    private final Queue<Turn> queue = new ArrayDeque<>();
    private volatile ViewerState state = ViewerState.initial();
    private boolean busy;
    private Optional<Reply> waiting = Optional.empty();
    private Optional<Consumer<Reply>> outcome = Optional.empty();

    private record Turn(ViewerEvent event, Optional<Reply> reply) {}

    ViewerTurns(ViewerPort port) {
        this.port = port;
    }

    ViewerState state() {
        return state;
    }

    void command(ViewerEvent.Command command, Reply reply) {
        add(new Turn(command, Optional.of(reply)));
    }

    void news(ViewerEvent.News news) {
        add(new Turn(news, Optional.empty()));
    }

    /** The state says what became of the command; only while a turn is taken. */
    void outcome(Consumer<Reply> what) {
        outcome = Optional.of(what);
    }

    private void add(Turn turn) {
        synchronized (queue) {
            queue.add(turn);
            if (busy) {
                return;
            }
            busy = true;
        }
        for (Optional<Turn> next = next(); next.isPresent(); next = next()) {
            take(next.get());
        }
    }

    private Optional<Turn> next() {
        synchronized (queue) {
            Turn turn = queue.poll();
            busy = turn != null;
            return Optional.ofNullable(turn);
        }
    }

    private void take(Turn turn) {
        if (turn.reply().isPresent() && waiting.isPresent()) {
            turn.reply().get().failed("the viewer is still busy: it is " + state.describe());
            return;
        }
        waiting = turn.reply().or(() -> waiting);
        try {
            state = state.on(turn.event(), port);
        } catch (IllegalEventException illegal) {
            if (turn.event() instanceof ViewerEvent.Command) {
                outcome(reply -> reply.failed(illegal.getMessage()));
            } else {
                LOG.log(System.Logger.Level.WARNING, illegal.getMessage());
            }
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.ERROR, "a viewer broke while it was " + state.describe(), broken);
            outcome(reply -> reply.failed(String.valueOf(broken)));
        }
        tell();
    }

    private void tell() {
        if (outcome.isEmpty() || waiting.isEmpty()) {
            return;
        }
        Consumer<Reply> what = outcome.get();
        Reply reply = waiting.get();
        outcome = Optional.empty();
        waiting = Optional.empty();
        what.accept(reply);
    }
}
