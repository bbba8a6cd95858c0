package dev.frameproof.scenarios.engine;

import io.gatling.core.protocol.ProtocolComponents;
import io.gatling.core.session.Session;
import scala.Function1;
import scala.runtime.BoxedUnit;

/** What a protocol keeps for the whole run. */
public interface RunComponents extends ProtocolComponents, AutoCloseable {
    /** Called when a virtual user starts; does nothing by default. */
    default Session userStarts(Session session) {
        return session;
    }

    /** Called when a virtual user ends, however it ends; does nothing by default. */
    default void userEnds(Session session) {}

    /** Called once, when the run ends. Stops all that was started; throws nothing. */
    @Override
    void close();

    @Override
    default Function1<Session, Session> onStart() {
        return this::userStarts;
    }

    @Override
    default Function1<Session, BoxedUnit> onExit() {
        return session -> {
            userEnds(session);
            return BoxedUnit.UNIT;
        };
    }
}
