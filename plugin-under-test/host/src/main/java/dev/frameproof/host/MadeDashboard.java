package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * A dashboard that was made.
 *
 * @param url where a browser finds it
 * @param withoutRules why its alert rules were not made; empty when they were, or there are none
 */
public record MadeDashboard(URI url, Optional<String> withoutRules) {
    public MadeDashboard {
        requireNonNull(url, "url");
        requireNonNull(withoutRules, "withoutRules");
    }
}
