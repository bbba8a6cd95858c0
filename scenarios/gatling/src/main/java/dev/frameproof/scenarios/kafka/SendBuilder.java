package dev.frameproof.scenarios.kafka;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.PacingText;
import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.engine.Throttling;
import dev.frameproof.scenarios.kafka.internal.action.ActionParts;
import dev.frameproof.scenarios.kafka.internal.action.SendAction;
import dev.frameproof.scenarios.kafka.internal.request.Arrivals;
import dev.frameproof.scenarios.kafka.internal.request.RecordMaker;
import dev.frameproof.scenarios.kafka.internal.request.RecordSpec;
import dev.frameproof.scenarios.kafka.internal.request.SendPlan;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.Session;
import java.util.function.Function;

/** Sends records, each a request of its own in the statistics, logged when the broker has answered. */
public final class SendBuilder extends RecordDsl<SendBuilder> implements ActionBuilder {
    private static final long PACING_SEED = 1;

    private final SessionValue<String> name;
    private final SendPlan plan;

    SendBuilder(SessionValue<String> name, RecordSpec spec, SendPlan plan) {
        super(spec);
        this.name = requireNonNull(name, "name");
        this.plan = requireNonNull(plan, "plan");
    }

    /** So many records one after the other, without waiting for each answer; the user goes on when all are answered. */
    public SendBuilder times(int count) {
        return new SendBuilder(name, spec(), plan.withTimes(SessionValue.constant((long) count)));
    }

    /** @param expression one that gives a number */
    public SendBuilder times(String expression) {
        return new SendBuilder(name, spec(), plan.withTimes(SessionValue.number(expression)));
    }

    public SendBuilder times(Function<Session, Integer> count) {
        return new SendBuilder(
                name, spec(), plan.withTimes(SessionValue.function(count).map(Integer::longValue)));
    }

    /** As {@link #pace(Pacing)}; for example {@code 5k/s} or {@code poisson 2k/s}. */
    public SendBuilder pace(String rate) {
        return pace(PacingText.parse(rate, PACING_SEED));
    }

    /**
     * An open model within the action: each of {@code times(n)} records is due at its place in the pacing, whether those
     * before it are answered or not, and its response time counts from then.
     */
    public SendBuilder pace(Pacing pacing) {
        return new SendBuilder(name, spec(), plan.withPacing(SessionValue.constant(pacing)));
    }

    /** As {@link #pace(Pacing)}, for a pacing that differs from action to action. */
    public SendBuilder pace(Function<Session, Pacing> pacing) {
        return new SendBuilder(name, spec(), plan.withPacing(SessionValue.function(pacing)));
    }

    /** Records that are taken are left out of Gatling's statistics, which at high rates cost more than sending does. */
    public SendBuilder silent() {
        return new SendBuilder(name, spec(), plan.withSilence());
    }

    /** As {@link #usersDue(Pacing)}; for example {@code 500/s}. */
    public SendBuilder usersDue(String rate) {
        return usersDue(PacingText.parse(rate, PACING_SEED));
    }

    /**
     * Response times count from when the injection profile meant the user to come: user n, from 1, at its place in the
     * pacing, which must be that of the profile ({@code constantUsersPerSec(500)} is {@code 500/s}). For the first request
     * of the one scenario of a simulation, in which users come in order.
     */
    public SendBuilder usersDue(Pacing profile) {
        return new SendBuilder(name, spec(), plan.withArrivals(new Arrivals(profile)));
    }

    @Override
    SendBuilder with(RecordSpec other) {
        return new SendBuilder(name, other, plan);
    }

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        return ActionParts.builder((components, context, next) -> {
            RecordMaker maker = ActionParts.maker(spec(), components);
            ActionParts.reach(maker, components);
            return new SendAction(name, maker, plan, components, Throttling.of(context), next);
        });
    }
}
