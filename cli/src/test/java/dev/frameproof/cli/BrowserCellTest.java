package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.browser.BrowserCheck;
import dev.frameproof.browser.BrowserCheckResult;
import dev.frameproof.browser.BrowserResult;
import dev.frameproof.browser.Screenshot;
import dev.frameproof.matrix.MatrixTarget;
import dev.frameproof.matrix.StackCheck.Stack;
import dev.frameproof.reports.CellEnd;
import dev.frameproof.reports.Fact;
import dev.frameproof.reports.MatrixCell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BrowserCellTest {
    private static final Path FOLDER = Path.of("out");
    private static final Stack STACK = new Stack(
            MatrixTarget.embedded("12.4.0"), "mine 1.0.0", "./dist", Optional.empty(), "127.0.0.1:9092", FOLDER);

    @Test
    void aBrowserThatFoundNothingWrongIsACellThatPassed() {
        MatrixCell cell = cell(result(
                new BrowserCheckResult(BrowserCheck.STREAM, 480, "", List.of(), 0),
                BrowserCheckResult.skipped(BrowserCheck.EXPORTS, "no npm here")));

        assertThat(cell.end()).isEqualTo(CellEnd.PROVED);
        assertThat(cell.verified()).isEqualTo(1);
        assertThat(cell.facts())
                .contains(new Fact("Stream", "480 values"), new Fact("Exports", "skipped: no npm here"));
        assertThat(cell.artifacts())
                .extracting(artifact -> artifact.path())
                .containsExactly("browser/browser.html", "browser/one.png");
    }

    @Test
    void whatItFoundIsTheReason() {
        MatrixCell cell = cell(result(new BrowserCheckResult(BrowserCheck.PANELS_APART, 3, "", List.of(), 1)));

        assertThat(cell.end()).isEqualTo(CellEnd.FINDINGS);
        assertThat(cell.reason()).isEqualTo("panels apart: 1 of 3.");
    }

    @Test
    void aBrowserThatLookedAtNothingHasNotPassed() {
        assertThat(cell(result(BrowserCheckResult.skipped(BrowserCheck.STREAM, "no browser here")))
                        .end())
                .isEqualTo(CellEnd.FINDINGS);
        assertThat(cell(BrowserResult.skipped("12.4.0", Optional.empty(), "no npm here")))
                .satisfies(cell -> assertThat(cell.end()).isEqualTo(CellEnd.UNAVAILABLE))
                .satisfies(cell -> assertThat(cell.reason()).isEqualTo("no npm here"));
    }

    private static MatrixCell cell(BrowserResult result) {
        return new BrowserCell(STACK, "browser", result)
                .cell(FOLDER.resolve("browser/browser.html"), Duration.ofSeconds(9));
    }

    private static BrowserResult result(BrowserCheckResult... checks) {
        return new BrowserResult(
                "12.4.10",
                Optional.empty(),
                Optional.of("chrome 140"),
                Optional.empty(),
                List.of(checks),
                List.of(new Screenshot("One", FOLDER.resolve("browser/one.png"))),
                List.of(),
                List.of());
    }
}
