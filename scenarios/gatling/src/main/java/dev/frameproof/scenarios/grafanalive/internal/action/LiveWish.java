package dev.frameproof.scenarios.grafanalive.internal.action;

import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.scenarios.engine.ResponseChecks;
import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.grafanalive.internal.check.LiveFrames;
import dev.frameproof.scenarios.grafanalive.internal.fsm.Awaited;
import dev.frameproof.scenarios.grafanalive.internal.fsm.BackOff;
import dev.frameproof.scenarios.grafanalive.internal.fsm.ReadingPace;
import java.time.Duration;

/** What a step wants of its viewer. */
public sealed interface LiveWish {
    /** A connection. */
    record Connect() implements LiveWish {}

    /** A stream, by a name of its own. */
    record Subscribe(String stream, SessionValue<StreamQuery> query) implements LiveWish {}

    /** A stream less. */
    record Unsubscribe(String stream) implements LiveWish {}

    /** Something of a stream, and what is checked then. */
    record Await(String stream, Awaited.Goal goal, Duration within, ResponseChecks<LiveFrames> checks)
            implements LiveWish {}

    /** The connection anew. */
    record Reconnect(BackOff backOff) implements LiveWish {}

    /** Another pace of reading. */
    record Read(ReadingPace pace) implements LiveWish {}

    /** The end. */
    record Close() implements LiveWish {}
}
