package dev.frameproof.scenarios.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.PlanReader;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.ViewerArrivals;
import io.gatling.javaapi.core.CoreDsl;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoadScenariosTest {
    @Test
    void eachIsFoundByNumberAndByName() {
        assertThat(LoadScenarios.all()).hasSize(10);
        for (LoadScenario scenario : LoadScenarios.all()) {
            assertThat(LoadScenarios.named(scenario.number())).isSameAs(scenario);
            assertThat(LoadScenarios.named(scenario.name())).isSameAs(scenario);
            assertThat(scenario.plan().name()).startsWith(scenario.number());
        }
        assertThat(LoadScenarios.named("4").name()).isEqualTo("slow-viewers");
        assertThatThrownBy(() -> LoadScenarios.named("11"))
                .isInstanceOf(PlanException.class)
                .hasMessageStartingWith("there is no simulation '11'; there are 01 steady-stream, 02 highest-rate");
    }

    @Test
    void shippedExampleNamesASimulationAndOverridesItsPlan() {
        RunPlan plan = new PlanReader()
                .read(Path.of("../../docs/examples/load-lunch-break.yaml"), simulation -> LoadScenarios.named(
                                simulation.orElseThrow())
                        .plan());

        assertThat(plan.load().simulation()).contains("01");
        assertThat(plan.load().arrivals().orElseThrow().steps()).hasSize(4);
        assertThat(plan.checks().thresholds()).hasSizeGreaterThan(3);
        assertThat(plan.load().rate()).contains("poisson 2k/s");
    }

    @Test
    void planOfASimulationIsNoneForRun() {
        assertThatThrownBy(() -> new PlanReader().read(Path.of("../../docs/examples/load-lunch-break.yaml")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("frameproof load");
    }

    @Test
    void everyStepOfArrivalsIsOneOfGatlings() {
        var visit = CoreDsl.scenario("visit").pause(1);
        assertThat(ArrivalSteps.inject(
                        visit,
                        ViewerArrivals.parse(
                                false,
                                List.of(
                                        "100 at once",
                                        "nobody for 5s",
                                        "1000 over 30s",
                                        "500 peaking over 10s",
                                        "5/s for 1m",
                                        "1/s..10/s over 1m",
                                        "poisson 2.5/s for 30s",
                                        "poisson 1/s..3/s over 30s"))))
                .isNotNull();
        assertThat(ArrivalSteps.inject(visit, ViewerArrivals.parse(true, List.of("10..50 over 1m", "50 for 2m"))))
                .isNotNull();
    }
}
