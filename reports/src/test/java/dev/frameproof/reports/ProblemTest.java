package dev.frameproof.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void messageOfOneLineSaysWhatFailed() {
        assertThat(Problem.told("The port 80 is taken.\n")).isEqualTo(new Problem("The port 80 is taken.", "", ""));
    }

    @Test
    void lastLineIsTheRemedyAndThoseBetweenAreTheCause() {
        Problem told = Problem.told("It ended.\nIts last lines:\n  no such file\nSee its log.");
        assertThat(told).isEqualTo(new Problem("It ended.", "Its last lines:\n  no such file", "See its log."));
        assertThat(told.causeLines()).containsExactly("Its last lines:", "  no such file");
        assertThat(told.oneLine()).isEqualTo("It ended. Its last lines:; no such file See its log.");
    }

    @Test
    void twoLinesAreWhatAndRemedy() {
        assertThat(Problem.told("It ended.\nStart it again."))
                .isEqualTo(new Problem("It ended.", "", "Start it again."));
    }
}
