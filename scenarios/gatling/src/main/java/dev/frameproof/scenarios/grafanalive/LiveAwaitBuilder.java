package dev.frameproof.scenarios.grafanalive;

import static java.util.Objects.requireNonNull;

import dev.frameproof.scenarios.engine.ResponseChecks;
import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.grafanalive.internal.action.LiveStep;
import dev.frameproof.scenarios.grafanalive.internal.action.LiveWish;
import dev.frameproof.scenarios.grafanalive.internal.check.LiveFrames;
import dev.frameproof.scenarios.grafanalive.internal.fsm.Awaited;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A step that waits. It fails when what it waits for does not come in time, when a check fails, and when the oracle has
 * found something in the stream since the last such step. Immutable.
 */
public final class LiveAwaitBuilder implements ActionBuilder {
    private static final Duration DEFAULT_WITHIN = Duration.ofSeconds(30);

    private final String request;
    private final String stream;
    private final Awaited.Goal goal;
    private final Duration within;
    private final List<CheckBuilder> checks;

    LiveAwaitBuilder(String request, String stream, Awaited.Goal goal) {
        this(request, stream, goal, DEFAULT_WITHIN, List.of());
    }

    private LiveAwaitBuilder(
            String request, String stream, Awaited.Goal goal, Duration within, List<CheckBuilder> checks) {
        this.request = request;
        this.stream = stream;
        this.goal = goal;
        this.within = within;
        this.checks = List.copyOf(checks);
    }

    /** How long is waited at most; 30 seconds by default. */
    public LiveAwaitBuilder within(Duration time) {
        return new LiveAwaitBuilder(request, stream, goal, requireNonNull(time, "time"), checks);
    }

    /** Of which subscription, where they have names; that without a name by default. */
    public LiveAwaitBuilder of(String subscription) {
        return new LiveAwaitBuilder(request, requireNonNull(subscription, "subscription"), goal, within, checks);
    }

    /**
     * What is checked of the frames that came: {@link GrafanaLiveDsl#rowCount()} and its like, and Gatling's own checks
     * on bodies, for which the body is the last frame's JSON.
     */
    public LiveAwaitBuilder check(CheckBuilder... more) {
        List<CheckBuilder> all = new ArrayList<>(checks);
        all.addAll(List.of(more));
        return new LiveAwaitBuilder(request, stream, goal, within, all);
    }

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        ResponseChecks<LiveFrames> built = ResponseChecks.of("grafanaLive", checks, LiveFrames::lastFrame);
        return new LiveStep(SessionValue.text(request), new LiveWish.Await(stream, goal, within, built));
    }
}
