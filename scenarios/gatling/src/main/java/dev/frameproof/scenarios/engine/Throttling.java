package dev.frameproof.scenarios.engine;

import static java.util.Objects.requireNonNull;

import io.gatling.core.actor.ActorRef;
import io.gatling.core.controller.throttle.Throttler;
import io.gatling.core.controller.throttle.Throttler$Command$ThrottledRequest;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import java.util.Optional;
import scala.Option;
import scala.runtime.BoxedUnit;

/** Holds requests back where the simulation says so ({@code throttle}). */
public final class Throttling {
    private final Optional<ActorRef<Throttler.Command>> throttler;

    private Throttling(Optional<ActorRef<Throttler.Command>> throttler) {
        this.throttler = requireNonNull(throttler, "throttler");
    }

    /** @return that of a scenario */
    public static Throttling of(ScenarioContext context) {
        Option<ActorRef<Throttler.Command>> known = context.coreComponents().throttler();
        return new Throttling(context.throttled() && known.isDefined() ? Optional.of(known.get()) : Optional.empty());
    }

    /** @return nothing is held back */
    public static Throttling none() {
        return new Throttling(Optional.empty());
    }

    /** Makes the request: at once, or on the user's event loop when its turn has come. */
    public void request(Session session, Runnable request) {
        if (throttler.isEmpty()) {
            request.run();
            return;
        }
        throttler.get().$bang(new Throttler$Command$ThrottledRequest(session.scenario(), () -> {
            session.eventLoop().execute(request);
            return BoxedUnit.UNIT;
        }));
    }
}
