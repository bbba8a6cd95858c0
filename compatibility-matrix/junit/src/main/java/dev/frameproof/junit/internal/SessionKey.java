package dev.frameproof.junit.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.TargetPlan;
import java.util.Optional;

/**
 * What tests must agree in to share a target.
 *
 * @param target the Grafana
 * @param plugin the plugin, as {@code @PluginUnderTest} has it
 * @param plant faults that are planted
 */
public record SessionKey(TargetPlan target, String plugin, Optional<String> plant) {
    public SessionKey {
        requireNonNull(target, "target");
        requireNonNull(plugin, "plugin");
        requireNonNull(plant, "plant");
    }
}
