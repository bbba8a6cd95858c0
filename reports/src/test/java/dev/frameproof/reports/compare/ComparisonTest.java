package dev.frameproof.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.reports.ReportException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @CsvSource({
        "PASSED, 0, FAILED, 3, WORSE",
        "PASSED, 0, SKIPPED, 0, WORSE",
        "SKIPPED, 0, FAILED, 1, WORSE",
        "FAILED, 3, FAILED, 4, WORSE",
        "FAILED, 4, FAILED, 3, BETTER",
        "FAILED, 4, PASSED, 0, BETTER",
        "SKIPPED, 0, PASSED, 0, BETTER",
        "FAILED, 4, SKIPPED, 0, CHANGED"
    })
    void everyTurnHasItsMeaning(
            Item.State before, long failedBefore, Item.State after, long failedAfter, Change.Kind expected) {
        Comparison comparison = Comparison.of(
                Map.of("a", new Item(before, failedBefore, "before")),
                Map.of("a", new Item(after, failedAfter, "after")));

        assertThat(comparison.changes()).extracting(Change::kind).containsExactly(expected);
        assertThat(comparison.isWorse()).isEqualTo(expected == Change.Kind.WORSE);
    }

    @Test
    void goneAndNewItemsAreTold() {
        var passed = new Item(Item.State.PASSED, 0, "passed");
        var failed = new Item(Item.State.FAILED, 1, "failed");

        assertThat(Comparison.of(Map.of("a", passed), Map.of()).isWorse()).isTrue();
        assertThat(Comparison.of(Map.of("a", failed), Map.of()).changes())
                .extracting(Change::kind)
                .containsExactly(Change.Kind.GONE);
        assertThat(Comparison.of(Map.of(), Map.of("a", passed)).changes())
                .extracting(Change::kind)
                .containsExactly(Change.Kind.NEW);
        assertThat(Comparison.of(Map.of(), Map.of("a", failed)).isWorse()).isTrue();
    }

    @Test
    void resultIsAsItself() {
        for (String folder : new String[] {"found", "matrix-every"}) {
            Comparison comparison = Comparison.of(GOLDEN.resolve(folder), GOLDEN.resolve(folder));

            assertThat(comparison.changes()).isEmpty();
            assertThat(comparison.same()).isPositive();
        }
    }

    @Test
    void matrixThatFailsIsWorseThanOneThatPassed() {
        Comparison comparison = Comparison.of(GOLDEN.resolve("matrix-proved"), GOLDEN.resolve("matrix-every"));

        assertThat(comparison.isWorse()).isTrue();
    }

    @Test
    void whatCannotBeComparedIsRefused(@TempDir Path dir) throws Exception {
        Path other = Files.writeString(dir.resolve("other.json"), "{}");

        assertThatThrownBy(() -> Comparison.of(GOLDEN.resolve("found"), GOLDEN.resolve("matrix-every")))
                .isInstanceOf(ReportException.class);
        assertThatThrownBy(() -> Comparison.of(other, other)).isInstanceOf(ReportException.class);
        assertThatThrownBy(() -> Comparison.of(dir.resolve("nowhere"), other)).isInstanceOf(ReportException.class);
    }
}
