package dev.frameproof.scenarios.load;

import static java.util.Objects.requireNonNull;

import dev.frameproof.scenarios.engine.ChainedAction;
import dev.frameproof.scenarios.engine.RequestLog;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;

/**
 * A request that blocks, such as a broker's restart: done on a thread of its own while the virtual user waits.
 *
 * @param name in the statistics
 * @param work what is done; an exception fails the request
 */
record BackgroundStep(String name, Work work) implements ActionBuilder {
    /** What is done. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    BackgroundStep {
        requireNonNull(name, "name");
        requireNonNull(work, "work");
    }

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        return new io.gatling.core.action.builder.ActionBuilder() {
            @Override
            public Action build(ScenarioContext context, Action next) {
                return new Blocking(RequestLog.of(context.coreComponents()), next, BackgroundStep.this);
            }
        };
    }

    private static final class Blocking extends ChainedAction {
        private final BackgroundStep step;

        Blocking(RequestLog log, Action next, BackgroundStep step) {
            super("background", log, next);
            this.step = step;
        }

        @Override
        protected void run(Session session) {
            Thread thread = new Thread(() -> work(session), step.name);
            thread.setDaemon(true);
            thread.start();
        }

        private void work(Session session) {
            long since = log().nowMillis();
            try {
                step.work.run();
                log().ok(session.scenario(), session.groups(), step.name, since, log().nowMillis());
                proceed(session);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failure) {
                log().failed(
                                session.scenario(),
                                session.groups(),
                                step.name,
                                since,
                                log().nowMillis(),
                                String.valueOf(failure.getMessage()));
                proceed(session.markAsFailed());
            }
        }

        @Override
        protected String requestName(Session session) {
            return step.name;
        }
    }
}
