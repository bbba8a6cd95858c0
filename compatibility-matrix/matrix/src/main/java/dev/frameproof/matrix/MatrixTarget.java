package dev.frameproof.matrix;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.host.GrafanaFacts;
import dev.frameproof.host.GrafanaVersion;
import java.util.Optional;

/**
 * One Grafana of a matrix.
 *
 * @param name its column's name: {@code embedded 12.4.10}, {@code grafana/grafana:12.4.0}
 * @param plan how a run goes through it
 * @param version which version it is, as far as that is known before it is started
 * @param unavailable why it cannot be had, known beforehand; empty when it is tried
 */
public record MatrixTarget(
        String name, TargetPlan plan, Optional<GrafanaVersion> version, Optional<String> unavailable) {
    public MatrixTarget {
        requireNonNull(name, "name");
        requireNonNull(plan, "plan");
        requireNonNull(version, "version");
        requireNonNull(unavailable, "unavailable");
    }

    /** @param version {@code 12.4.10}, or a word such as {@code nightly}, which the embedded target cannot be */
    public static MatrixTarget embedded(String version) {
        TargetPlan plan = new TargetPlan.Embedded(Optional.of(version));
        try {
            GrafanaFacts facts = GrafanaFacts.known(version);
            return new MatrixTarget(
                    "embedded " + facts.version(), plan, Optional.of(facts.version()), Optional.empty());
        } catch (IllegalArgumentException unknown) {
            return new MatrixTarget(
                    "embedded " + version, plan, Optional.empty(), Optional.of(String.valueOf(unknown.getMessage())));
        }
    }

    /** @param image for example {@code grafana/grafana-enterprise:12.4.0} */
    public static MatrixTarget container(String image) {
        String tag = image.substring(image.lastIndexOf(':') + 1);
        Optional<GrafanaVersion> version = tag.matches("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?")
                ? Optional.of(GrafanaVersion.parse(tag.replaceFirst("-(ubuntu|alpine)$", "")))
                : Optional.empty();
        return new MatrixTarget(image, new TargetPlan.Container(image, Optional.empty()), version, Optional.empty());
    }

    /** A target of which nothing is known before it answers. */
    public static MatrixTarget of(TargetPlan plan) {
        return plan instanceof TargetPlan.Embedded embedded
                        && embedded.version().isPresent()
                ? embedded(embedded.version().get())
                : new MatrixTarget(plan.text(), plan, Optional.empty(), Optional.empty());
    }
}
