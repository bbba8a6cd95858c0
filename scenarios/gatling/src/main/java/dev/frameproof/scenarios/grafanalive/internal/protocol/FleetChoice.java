package dev.frameproof.scenarios.grafanalive.internal.protocol;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.viewers.FleetSettings;
import dev.frameproof.harness.viewers.ViewerFleet;
import java.util.Optional;

/**
 * What holds the viewers.
 *
 * @param settings of a fleet of the run's own
 * @param given somebody else's fleet, who finishes and closes it; empty for one of the run's own
 */
public record FleetChoice(FleetSettings settings, Optional<ViewerFleet> given) {
    public FleetChoice {
        requireNonNull(settings, "settings");
        requireNonNull(given, "given");
    }

    ViewerFleet fleet() {
        return given.orElseGet(() -> new ViewerFleet(settings));
    }
}
