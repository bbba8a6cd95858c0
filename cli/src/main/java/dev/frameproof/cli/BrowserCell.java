package dev.frameproof.cli;

import static java.util.Objects.requireNonNull;

import dev.frameproof.browser.BrowserCheckResult;
import dev.frameproof.browser.BrowserResult;
import dev.frameproof.matrix.StackCheck.Stack;
import dev.frameproof.reports.Artifact;
import dev.frameproof.reports.CellEnd;
import dev.frameproof.reports.Fact;
import dev.frameproof.reports.MatrixCell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a browser found, as a cell of a matrix. */
record BrowserCell(Stack stack, String caseName, BrowserResult result) {
    BrowserCell {
        requireNonNull(stack, "stack");
        requireNonNull(caseName, "caseName");
        requireNonNull(result, "result");
    }

    /** @param page the browser's own report */
    MatrixCell cell(Path page, Duration elapsed) {
        if (result.skipped().isPresent()) {
            return MatrixCell.without(
                    stack.target().name(),
                    stack.build(),
                    caseName,
                    CellEnd.UNAVAILABLE,
                    result.skipped().get());
        }
        long made =
                result.checks().stream().filter(check -> check.checked() > 0).count();
        boolean proved = result.passed() && made > 0;
        return new MatrixCell(
                stack.target().name(),
                stack.build(),
                caseName,
                proved ? CellEnd.PROVED : CellEnd.FINDINGS,
                proved ? "" : reason(),
                made,
                made,
                List.of(),
                elapsed,
                facts(),
                artifacts(page));
    }

    private String reason() {
        List<String> failed = result.checks().stream()
                .filter(check -> check.failed() > 0)
                .map(check -> "%s: %d of %d"
                        .formatted(check.check().title().toLowerCase(Locale.ROOT), check.failed(), check.checked()))
                .toList();
        return failed.isEmpty() ? "Nothing could be looked at." : String.join(", ", failed) + ".";
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Grafana's packages", result.version()));
        result.browser().ifPresent(name -> facts.add(new Fact("Browser", name)));
        for (BrowserCheckResult check : result.checks()) {
            String told = check.reason().isEmpty()
                    ? "%,d %s".formatted(check.checked(), check.check().unit())
                    : "skipped: " + check.reason();
            facts.add(new Fact(check.check().title(), told));
        }
        return facts;
    }

    private List<Artifact> artifacts(Path page) {
        List<Artifact> artifacts = new ArrayList<>();
        artifacts.add(new Artifact("What the browser saw", relative(page)));
        result.screenshots().forEach(picture -> artifacts.add(new Artifact(picture.title(), relative(picture.file()))));
        return artifacts;
    }

    private String relative(Path file) {
        return stack.folder()
                .toAbsolutePath()
                .relativize(file.toAbsolutePath())
                .toString()
                .replace('\\', '/');
    }
}
