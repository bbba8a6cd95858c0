package dev.frameproof.matrix.internal;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.matrix.MatrixCase;
import dev.frameproof.matrix.MatrixTarget;
import dev.frameproof.reports.Artifact;
import dev.frameproof.reports.CellEnd;
import dev.frameproof.reports.CheckResult;
import dev.frameproof.reports.Fact;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.MatrixCell;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.Progress;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.StreamResult;
import dev.frameproof.reports.Units;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The cells of one Grafana and one plugin build: one run, in which each case is a topic and a stream of its own. */
final class StackRun {
    private final MatrixTarget target;
    private final PluginBuild build;
    private final List<MatrixCase> cases;
    private final Path folder;
    private final Map<String, CaseFrames> frames = new LinkedHashMap<>();
    private final Run run;
    private Optional<Problem> unavailable = Optional.empty();

    /** @param folder the matrix's own, in which the run's folder is made */
    StackRun(
            MatrixTarget target,
            PluginBuild build,
            List<MatrixCase> cases,
            StackPlan plan,
            Path folder,
            RunEnvironment environment) {
        this.target = requireNonNull(target, "target");
        this.build = requireNonNull(build, "build");
        this.cases = List.copyOf(cases);
        this.folder = requireNonNull(folder, "folder");
        for (int i = 0; i < cases.size(); i++) {
            frames.put(StackPlan.id(i, cases.get(i)), new CaseFrames());
        }
        run = new Run(
                plan.of(target, build, folder.resolve("stacks").resolve(stack())),
                environment,
                new Listening(),
                this::frame);
    }

    private String stack() {
        return MatrixCell.slug(target.name()) + "_" + MatrixCell.slug(build.name());
    }

    private void frame(String viewer, byte[] bytes, int from, int to, long arrivedNanos) {
        frames.get(caseOf(viewer)).accept(bytes, from, to, arrivedNanos);
    }

    private static String caseOf(String viewer) {
        return viewer.replaceFirst(" viewer \\d+$", "");
    }

    /** Ends it early. */
    void interrupt() {
        run.interrupt();
    }

    /** @return a cell a case, in the order of the cases */
    List<MatrixCell> execute() {
        try {
            return cells(run.execute());
        } catch (EnvironmentException failed) {
            return all(CellEnd.ENVIRONMENT_FAILED, failed.problem().oneLine());
        }
    }

    /** @return every cell with the same end */
    List<MatrixCell> all(CellEnd end, String reason) {
        return cases.stream()
                .map(each -> MatrixCell.without(target.name(), build.name(), each.name(), end, reason))
                .toList();
    }

    /** @return what the frames of a case were; empty when none came */
    Optional<FrameDigest> digest(MatrixCase each) {
        return seen(each).map(frames -> frames.digest(StackPlan.sameRows(each)));
    }

    /** @return when the rows of a case came; empty when none came, or all of them had lain there */
    Optional<FrameTiming> timing(MatrixCase each) {
        return StackPlan.lies(each) ? Optional.empty() : seen(each).map(CaseFrames::timing);
    }

    private Optional<CaseFrames> seen(MatrixCase each) {
        return Optional.of(frames.get(StackPlan.id(cases.indexOf(each), each))).filter(seen -> seen.messages() > 0);
    }

    private List<MatrixCell> cells(RunOutcome outcome) {
        if (unavailable.isPresent()) {
            return all(CellEnd.UNAVAILABLE, unavailable.get().oneLine());
        }
        List<MatrixCell> cells = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            cells.add(cell(i, outcome));
        }
        return cells;
    }

    private MatrixCell cell(int index, RunOutcome outcome) {
        RunResult result = outcome.result();
        String id = StackPlan.id(index, cases.get(index));
        List<StreamResult> streams = result.streams().stream()
                .filter(stream -> caseOf(stream.name()).equals(id))
                .toList();
        List<CheckResult> checks = checks(streams);
        long verified = streams.stream().mapToLong(StreamResult::rowsVerified).sum();
        CellEnd end = end(result, verified, checks);
        return new MatrixCell(
                target.name(),
                build.name(),
                cases.get(index).name(),
                end,
                reason(end, result, checks),
                streams.stream().mapToLong(StreamResult::rowsExpected).sum(),
                verified,
                checks,
                result.invocation().elapsed(),
                facts(frames.get(id)),
                artifacts(index, outcome));
    }

    private static List<CheckResult> checks(List<StreamResult> streams) {
        Map<FindingKind, List<CheckResult>> byKind = new LinkedHashMap<>();
        for (StreamResult stream : streams) {
            stream.checks().forEach(check -> byKind.computeIfAbsent(check.kind(), kind -> new ArrayList<>())
                    .add(check));
        }
        return byKind.values().stream().map(CheckResult::sum).toList();
    }

    private static CellEnd end(RunResult result, long verified, List<CheckResult> checks) {
        return switch (result.verdict().outcome()) {
            case ENVIRONMENT_FAILED -> CellEnd.ENVIRONMENT_FAILED;
            case INTERRUPTED -> CellEnd.INTERRUPTED;
            case PROVED, FINDINGS ->
                verified > 0 && checks.stream().allMatch(check -> check.failed() == 0)
                        ? CellEnd.PROVED
                        : CellEnd.FINDINGS;
        };
    }

    private static String reason(CellEnd end, RunResult result, List<CheckResult> checks) {
        return switch (end) {
            case PROVED -> "";
            case FINDINGS -> {
                List<String> counts = checks.stream()
                        .filter(check -> check.failed() > 0)
                        .map(check -> Units.count(check.failed()) + " "
                                + check.title().toLowerCase(Locale.ROOT))
                        .toList();
                yield counts.isEmpty() ? "Not one row could be verified." : String.join(", ", counts) + ".";
            }
            default ->
                result.verdict().problems().stream()
                        .findFirst()
                        .map(Problem::oneLine)
                        .orElse(result.verdict().headline());
        };
    }

    private static List<Fact> facts(CaseFrames seen) {
        FrameTiming timing = seen.timing();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Messages", Long.toString(seen.messages())));
        facts.add(new Fact("Rows a message", timing.rowsText()));
        if (!timing.delayText().isEmpty()) {
            facts.add(new Fact("Delay, median", timing.delayText()));
        }
        return facts;
    }

    private List<Artifact> artifacts(int index, RunOutcome outcome) {
        String runFolder = relative(outcome.folder().path());
        List<Artifact> artifacts = new ArrayList<>();
        artifacts.add(new Artifact("The run's report", runFolder + "/report.html"));
        CaseFrames seen = frames.get(StackPlan.id(index, cases.get(index)));
        if (seen.messages() > 0) {
            Path file = folder.resolve("frames")
                    .resolve(stack())
                    .resolve(MatrixCell.slug(cases.get(index).name()) + ".json");
            write(file, seen, StackPlan.sameRows(cases.get(index)));
            artifacts.add(new Artifact("Frames", relative(file)));
        }
        artifacts.add(new Artifact("Logs", runFolder + "/logs/"));
        return artifacts;
    }

    private static void write(Path file, CaseFrames seen, boolean withRows) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(seen.toJson(withRows)));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private String relative(Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    /** A run of a matrix says nothing by itself. */
    private final class Listening implements RunListener {
        @Override
        public void step(String what, Duration sinceStart) {}

        @Override
        public void judged(RunOutcome outcome) {}

        @Override
        public void reachable(List<String> lines) {}

        @Override
        public void progress(Progress progress) {}

        @Override
        public void firstFrame(Duration sinceStart) {}

        @Override
        public void unavailable(Problem why) {
            unavailable = Optional.of(why);
        }
    }
}
