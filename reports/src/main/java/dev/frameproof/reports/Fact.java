package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

/**
 * A named value, for example {@code Grafana target} = {@code embedded Grafana 12.4 profile, not Grafana itself}.
 *
 * @param name the name a person reads
 * @param value the value as text
 */
public record Fact(String name, String value) {
    public Fact {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
    }
}
