package dev.frameproof.scenarios.load;

import static java.util.Objects.requireNonNull;

import dev.frameproof.scenarios.engine.ChainedAction;
import dev.frameproof.scenarios.engine.RequestLog;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CoreDsl;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Something that happens once in a load and that virtual users wait for, all of them woken by it.
 *
 * @param what it is, in words, for example {@code all viewers are there}
 * @param come done when it has happened
 */
record Moment(String what, CompletableFuture<Void> come) {
    Moment {
        requireNonNull(what, "what");
        requireNonNull(come, "come");
    }

    static Moment named(String what) {
        return new Moment(what, new CompletableFuture<>());
    }

    /** It has happened. What is said again counts for nothing. */
    void happens() {
        come.complete(null);
    }

    boolean hasCome() {
        return come.isDone();
    }

    /** A step that lasts until it happens. */
    ChainBuilder awaited() {
        return CoreDsl.exec(new Waiting(this, Optional.empty(), false));
    }

    /** A step that lasts until it happens, and at most so long. */
    ChainBuilder awaitedAtMost(Duration time) {
        return CoreDsl.exec(new Waiting(this, Optional.of(time), false));
    }

    /** A step that lasts until it happens, and fails when that takes longer. */
    ChainBuilder awaitedWithin(Duration time) {
        return CoreDsl.exec(new Waiting(this, Optional.of(time), true));
    }

    private record Waiting(Moment moment, Optional<Duration> atMost, boolean fails) implements ActionBuilder {
        @Override
        public io.gatling.core.action.builder.ActionBuilder asScala() {
            return new io.gatling.core.action.builder.ActionBuilder() {
                @Override
                public Action build(ScenarioContext context, Action next) {
                    return new Await(RequestLog.of(context.coreComponents()), next, Waiting.this);
                }
            };
        }
    }

    private static final class Await extends ChainedAction {
        private final Waiting waiting;

        Await(RequestLog log, Action next, Waiting waiting) {
            super("await", log, next);
            this.waiting = waiting;
        }

        @Override
        protected void run(Session session) {
            CompletableFuture<Void> come = waiting.moment.come.copy();
            CompletableFuture<Void> bounded = waiting.atMost.isEmpty()
                    ? come
                    : come.orTimeout(waiting.atMost.get().toMillis(), TimeUnit.MILLISECONDS);
            long since = log().nowMillis();
            var unused = bounded.whenComplete((none, late) -> {
                if (late == null || !waiting.fails) {
                    proceed(session);
                } else {
                    log().failed(
                                    session.scenario(),
                                    session.groups(),
                                    waiting.moment.what,
                                    since,
                                    log().nowMillis(),
                                    "it did not happen within "
                                            + waiting.atMost.orElseThrow().toSeconds() + " s");
                    proceed(session.markAsFailed());
                }
            });
        }

        @Override
        protected String requestName(Session session) {
            return waiting.moment.what;
        }
    }
}
