package dev.frameproof.reports.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextDifferenceTest {
    @Test
    void changeInTheMiddleIsFound() {
        assertThat(TextDifference.between("49.99 EUR", "49.98 EUR"))
                .isEqualTo(new TextDifference("49.9", "9", "8", " EUR"));
    }

    @Test
    void missingAndSurplusEndsAreFound() {
        assertThat(TextDifference.between("abc", "ab")).isEqualTo(new TextDifference("ab", "c", "", ""));
        assertThat(TextDifference.between("bc", "abc")).isEqualTo(new TextDifference("", "", "a", "bc"));
        assertThat(TextDifference.between("aa", "aaa")).isEqualTo(new TextDifference("aa", "", "a", ""));
    }

    @Test
    void onlyAPartialDifferenceIsTelling() {
        assertThat(TextDifference.between("50", "50.5").isTelling()).isTrue();
        assertThat(TextDifference.between("a row", "nothing").isTelling()).isFalse();
        assertThat(TextDifference.between("", "x").isTelling()).isFalse();
        assertThat(TextDifference.between("same", "same").isTelling()).isFalse();
    }

    @Test
    void surrogatePairsStayWhole() {
        assertThat(TextDifference.between("x\ud83d\ude00y", "x\ud83d\ude01y"))
                .isEqualTo(new TextDifference("x", "\ud83d\ude00", "\ud83d\ude01", "y"));
        assertThat(TextDifference.between("x\ud83d\ude00y", "x\ud83e\ude00y"))
                .isEqualTo(new TextDifference("x", "\ud83d\ude00", "\ud83e\ude00", "y"));
    }

    @Test
    void partsAlwaysMakeUpTheTexts() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            String expected = text(random);
            String got = text(random);
            TextDifference difference = TextDifference.between(expected, got);
            String about = "seed " + seed + " round " + round;
            assertThat(difference.prefix() + difference.expected() + difference.suffix())
                    .as(about)
                    .isEqualTo(expected);
            assertThat(difference.prefix() + difference.got() + difference.suffix())
                    .as(about)
                    .isEqualTo(got);
        }
    }

    @Test
    void cutKeepsTheDifferenceInSightAndTheLengthInBounds() {
        String front = "f".repeat(500);
        String back = "b".repeat(500);

        TextDifference cut =
                TextDifference.between(front + "9" + back, front + "8" + back).within(60);

        assertThat(cut.expected()).isEqualTo("9");
        assertThat(cut.got()).isEqualTo("8");
        assertThat(cut.prefix()).isEqualTo("…" + "f".repeat(30));
        assertThat(cut.suffix()).isEqualTo("b".repeat(29) + "…");
    }

    @Test
    void cutNeverSplitsAPairNorGrowsWithTheText() {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            String shared = text(random);
            TextDifference cut = TextDifference.between(shared + text(random) + shared, shared + text(random) + shared)
                    .within(8);
            String shown = cut.prefix() + cut.expected() + cut.suffix();
            String about = "seed " + seed + " round " + round + ": " + shown;
            assertThat(shown.length()).as(about).isLessThanOrEqualTo(12);
            assertThat(shown.codePoints().filter(c -> Character.getType(c) == Character.SURROGATE))
                    .as(about)
                    .isEmpty();
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(7);
        for (int i = 0; i < length; i++) {
            text.append(
                    switch (random.nextInt(4)) {
                        case 0 -> "a";
                        case 1 -> "b";
                        case 2 -> "\ud83d\ude00";
                        default -> "\ud83e\ude00";
                    });
        }
        return text.toString();
    }
}
