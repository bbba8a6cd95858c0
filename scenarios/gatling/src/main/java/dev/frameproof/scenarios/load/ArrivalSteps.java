package dev.frameproof.scenarios.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.stressPeakUsers;

import dev.frameproof.harness.plan.ArrivalStep;
import dev.frameproof.harness.plan.ViewerArrivals;
import io.gatling.javaapi.core.ClosedInjectionStep;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;

/** A plan's arrivals as Gatling's injection steps. */
final class ArrivalSteps {
    private ArrivalSteps() {}

    static PopulationBuilder inject(ScenarioBuilder visit, ViewerArrivals arrivals) {
        return arrivals.closed()
                ? visit.injectClosed(
                        arrivals.steps().stream().map(ArrivalSteps::closed).toArray(ClosedInjectionStep[]::new))
                : visit.injectOpen(
                        arrivals.steps().stream().map(ArrivalSteps::open).toArray(OpenInjectionStep[]::new));
    }

    private static OpenInjectionStep open(ArrivalStep step) {
        if (step instanceof ArrivalStep.AtOnce once) {
            return atOnceUsers(once.viewers());
        }
        if (step instanceof ArrivalStep.Over over) {
            return rampUsers(over.viewers()).during(over.time());
        }
        if (step instanceof ArrivalStep.Peaking peaking) {
            return stressPeakUsers(peaking.viewers()).during(peaking.time());
        }
        if (step instanceof ArrivalStep.Nobody nobody) {
            return nothingFor(nobody.time());
        }
        if (step instanceof ArrivalStep.AtRate rate) {
            if (Double.compare(rate.fromPerSecond(), rate.toPerSecond()) == 0) {
                var constant = constantUsersPerSec(rate.fromPerSecond()).during(rate.time());
                return rate.poisson() ? constant.randomized() : constant;
            }
            var ramp =
                    rampUsersPerSec(rate.fromPerSecond()).to(rate.toPerSecond()).during(rate.time());
            return rate.poisson() ? ramp.randomized() : ramp;
        }
        throw new IllegalArgumentException(step + " is of the closed model");
    }

    private static ClosedInjectionStep closed(ArrivalStep step) {
        if (step instanceof ArrivalStep.There there) {
            return there.from() == there.to()
                    ? constantConcurrentUsers(there.from()).during(there.time())
                    : rampConcurrentUsers(there.from()).to(there.to()).during(there.time());
        }
        throw new IllegalArgumentException(step + " is of the open model");
    }
}
