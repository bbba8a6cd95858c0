package dev.frameproof.scenarios.grafanalive;

import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.grafanalive.internal.action.LiveStep;
import dev.frameproof.scenarios.grafanalive.internal.action.LiveWish;
import dev.frameproof.scenarios.grafanalive.internal.fsm.BackOff;
import io.gatling.javaapi.core.ActionBuilder;
import java.time.Duration;

/**
 * A step that opens the connection anew and subscribes to all streams again, whether it was cut off or still there. Rows
 * that were sent meanwhile may be missing, any other not. Immutable.
 */
public final class LiveReconnectBuilder implements ActionBuilder {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration MOST = Duration.ofSeconds(20);
    private static final int TRIES = 10;

    private final String request;
    private final BackOff backOff;

    /** @param newPage whether the page is loaded anew */
    LiveReconnectBuilder(String request, boolean newPage) {
        this(request, new BackOff(FIRST, MOST, TRIES, newPage));
    }

    private LiveReconnectBuilder(String request, BackOff backOff) {
        this.request = request;
        this.backOff = backOff;
    }

    /** The wait before the second try, which doubles from try to try, and the longest; 500 ms and 20 s by default. */
    public LiveReconnectBuilder withBackOff(Duration first, Duration most) {
        return new LiveReconnectBuilder(request, new BackOff(first, most, backOff.tries(), backOff.newPage()));
    }

    /** How many tries there are at most; 10 by default. */
    public LiveReconnectBuilder withTries(int most) {
        return new LiveReconnectBuilder(request, new BackOff(backOff.first(), backOff.most(), most, backOff.newPage()));
    }

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        return new LiveStep(SessionValue.text(request), new LiveWish.Reconnect(backOff));
    }
}
