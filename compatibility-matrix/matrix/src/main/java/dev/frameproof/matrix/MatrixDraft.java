package dev.frameproof.matrix;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.harness.plan.RunPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A matrix before its versions are resolved: what a file says, or flags, or one upon the other. What is empty has its
 * default.
 *
 * @param grafana versions and ranges
 * @param kind what those stand for
 * @param limit how many versions a range stands for at most
 * @param versions a file of Grafana's {@code e2e-version} action
 * @param targets further targets
 * @param axes of which every combination is a case
 * @param cases further cases
 */
public record MatrixDraft(
        Optional<String> name,
        Optional<Long> seed,
        Optional<String> kafka,
        Map<String, String> kafkaProperties,
        List<String> grafana,
        Optional<MatrixTargets.Kind> kind,
        OptionalInt limit,
        Optional<Path> versions,
        List<MatrixTarget> targets,
        List<String> plugins,
        CaseAxes axes,
        List<MatrixCase> cases,
        Optional<String> rate,
        Optional<Duration> duration,
        Optional<ChecksPlan> checks,
        Optional<Path> golden,
        OptionalInt parallel,
        Optional<Path> out) {
    private static final List<String> USUAL_VERSIONS = List.of("10.4", "11.6", "12.4", "13.2");
    private static final int USUAL_LIMIT = 6;

    public MatrixDraft {
        requireNonNull(name, "name");
        kafkaProperties = Map.copyOf(kafkaProperties);
        grafana = List.copyOf(grafana);
        targets = List.copyOf(targets);
        plugins = List.copyOf(plugins);
        requireNonNull(axes, "axes");
        cases = List.copyOf(cases);
    }

    /** @return what this says, and where it says nothing what the other one says; targets are one axis, cases another */
    public MatrixDraft or(MatrixDraft other) {
        boolean ownTargets = !grafana.isEmpty() || versions.isPresent() || !targets.isEmpty();
        boolean ownCases = !axes.isEmpty() || !cases.isEmpty();
        return new MatrixDraft(
                name.or(other::name),
                seed.or(other::seed),
                kafka.or(other::kafka),
                kafkaProperties.isEmpty() ? other.kafkaProperties : kafkaProperties,
                ownTargets ? grafana : other.grafana,
                kind.or(other::kind),
                limit.isPresent() ? limit : other.limit,
                ownTargets ? versions : other.versions,
                ownTargets ? targets : other.targets,
                plugins.isEmpty() ? other.plugins : plugins,
                ownCases ? other.axes.with(axes) : other.axes,
                ownCases ? cases : other.cases,
                rate.or(other::rate),
                duration.or(other::duration),
                checks.or(other::checks),
                golden.or(other::golden),
                parallel.isPresent() ? parallel : other.parallel,
                out.or(other::out));
    }

    /**
     * Resolves versions and combines axes.
     *
     * @param refreshGolden whether golden frames are written anew
     * @throws dev.frameproof.harness.plan.PlanException when a version is none
     * @throws IllegalArgumentException when two of an axis are the same
     */
    public MatrixPlan plan(GrafanaVersions known, boolean refreshGolden) {
        return new MatrixPlan(
                name.orElse("matrix"),
                seed.orElse(1L),
                kafka,
                kafkaProperties,
                resolved(known),
                plugins.isEmpty() ? List.of(RunPlan.BUNDLED) : plugins,
                allCases(),
                rate.orElse(MatrixPlan.USUAL_RATE),
                duration.orElse(MatrixPlan.USUAL_DURATION),
                checks.orElseGet(ChecksPlan::defaults),
                golden,
                refreshGolden,
                parallel,
                out.orElse(Path.of("frameproof-out")));
    }

    private List<MatrixTarget> resolved(GrafanaVersions known) {
        var resolving = new MatrixTargets(known, kind.orElse(MatrixTargets.Kind.EMBEDDED), limit.orElse(USUAL_LIMIT));
        boolean nothingSaid = grafana.isEmpty() && versions.isEmpty() && targets.isEmpty();
        List<MatrixTarget> all = new ArrayList<>();
        versions.ifPresent(file -> all.addAll(resolving.ofAction(file)));
        all.addAll(resolving.of(nothingSaid ? USUAL_VERSIONS : grafana));
        all.addAll(targets);
        return all;
    }

    private List<MatrixCase> allCases() {
        List<MatrixCase> all = new ArrayList<>();
        if (!axes.isEmpty() || cases.isEmpty()) {
            all.addAll(CaseAxes.standard().with(axes).cases());
        }
        all.addAll(cases);
        return all;
    }
}
