package dev.frameproof.scenarios.load;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.RunPlan;

/**
 * A simulation that comes with the project.
 *
 * @param number two digits, its place in the list
 * @param name lower case with hyphens
 * @param idea its one idea, in a line
 * @param simulation made by Gatling
 * @param plan what is sent and who watches where nothing else is said, and what must hold
 */
public record LoadScenario(
        String number, String name, String idea, Class<? extends LoadSimulation> simulation, RunPlan plan) {
    public LoadScenario {
        requireNonNull(number, "number");
        requireNonNull(name, "name");
        requireNonNull(idea, "idea");
        requireNonNull(simulation, "simulation");
        requireNonNull(plan, "plan");
    }

    /** @return whether somebody who writes that means this one: {@code 4}, {@code 04}, {@code slow-viewers} */
    boolean isCalled(String text) {
        return text.equals(number) || ("0" + text).equals(number) || text.equals(name);
    }
}
