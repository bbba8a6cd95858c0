package dev.frameproof.scenarios.engine;

import io.gatling.core.actor.ActorRef;
import io.gatling.core.controller.Controller;
import io.gatling.core.controller.Controller$Command$StopLoadGenerator;
import java.util.Optional;

/** Ends a Gatling run early: its users go no further, its statistics are written. Safe for use by several threads. */
public final class RunStop {
    private static final Controller.Command STOP = new Controller$Command$StopLoadGenerator("stopped early", false);

    private Optional<ActorRef<Controller.Command>> controller = Optional.empty();
    private boolean started;
    private boolean stopped;

    /** Ends it, now or as soon as it begins. What is said again counts for nothing. */
    public synchronized void stop() {
        boolean first = !stopped;
        stopped = true;
        if (first && started) {
            send();
        }
    }

    /** @return whether it was to end early */
    public synchronized boolean isStopped() {
        return stopped;
    }

    synchronized void of(ActorRef<Controller.Command> ofRun) {
        controller = Optional.of(ofRun);
    }

    /** Gatling has begun: from now on it takes a stop. */
    synchronized void started() {
        started = true;
        if (stopped) {
            send();
        }
    }

    private void send() {
        controller.ifPresent(actor -> actor.$bang(STOP));
    }
}
