package dev.frameproof.matrix;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.ChecksPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A matrix as its author wrote it, versions already resolved.
 *
 * @param name its name in reports
 * @param seed the seed of every workload
 * @param kafka bootstrap servers of a Kafka that runs; empty to start one for all cells
 * @param kafkaProperties Kafka client properties by their native names; values may be secret
 * @param targets the Grafanas, in the order of the grid's columns
 * @param plugins the builds: what {@code --plugin} takes, or {@code planted:FAULTS}
 * @param cases the grid's rows
 * @param rate what each case sends that says nothing of its own, for example {@code 200/s}
 * @param duration how long each case sends
 * @param checks what must hold
 * @param golden where golden frames are kept; empty for none
 * @param refreshGolden whether those are written anew, which fails the matrix
 * @param parallel how many stacks are up at once; empty for as many as memory and cores allow
 * @param out the folder in which the matrix's own folder is made
 */
public record MatrixPlan(
        String name,
        long seed,
        Optional<String> kafka,
        Map<String, String> kafkaProperties,
        List<MatrixTarget> targets,
        List<String> plugins,
        List<MatrixCase> cases,
        String rate,
        Duration duration,
        ChecksPlan checks,
        Optional<Path> golden,
        boolean refreshGolden,
        OptionalInt parallel,
        Path out) {
    /** What each case sends where nothing is said. */
    public static final String USUAL_RATE = "200/s";

    /** How long each case sends where nothing is said. */
    public static final Duration USUAL_DURATION = Duration.ofSeconds(3);

    /** What opens the name of a build with planted faults. */
    public static final String PLANTED = "planted:";

    /** @throws IllegalArgumentException when two of an axis are the same; the message is for the user */
    public MatrixPlan {
        requireNonNull(name, "name");
        requireNonNull(kafka, "kafka");
        kafkaProperties = Map.copyOf(kafkaProperties);
        targets = List.copyOf(targets);
        plugins = List.copyOf(plugins);
        cases = List.copyOf(cases);
        requireNonNull(rate, "rate");
        requireNonNull(duration, "duration");
        requireNonNull(checks, "checks");
        requireNonNull(golden, "golden");
        requireNonNull(parallel, "parallel");
        requireNonNull(out, "out");
        requireSeveral("a Grafana", targets.stream().map(MatrixTarget::name).toList());
        requireSeveral("a plugin", plugins);
        requireSeveral("a case", cases.stream().map(MatrixCase::name).toList());
    }

    /** @return the same with other cases */
    public MatrixPlan withCases(List<MatrixCase> others) {
        return new MatrixPlan(
                name,
                seed,
                kafka,
                kafkaProperties,
                targets,
                plugins,
                others,
                rate,
                duration,
                checks,
                golden,
                refreshGolden,
                parallel,
                out);
    }

    private static void requireSeveral(String what, List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("the matrix has not even " + what);
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("the matrix has %s twice: %s".formatted(what, name));
            }
        }
    }
}
