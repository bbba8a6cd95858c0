package dev.frameproof.oracle.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.oracle.recording.AcceptedFindings.Accepted;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcceptedFindingsTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 31);
    private static final String ID = "case/wrong-value/0/1/a";
    private static final Judgement FOUND = new Judgement(
            "case",
            2,
            List.of(new JudgedFinding(
                    ID, new Finding(FindingKind.WRONG_VALUE, Severity.ERROR, "case", "T", 0, 1, "a", "1", "2", ""))));

    private static List<String> problems(Judgement judgement, Accepted... accepted) {
        return new AcceptedFindings(List.of(accepted)).problems(List.of(judgement), TODAY);
    }

    private static Accepted accepted(String id, String got, LocalDate until) {
        return new Accepted(id, "known", Optional.ofNullable(until), Optional.empty(), Optional.ofNullable(got));
    }

    @Test
    void acceptedFindingPassesUntilItsDayIsOver() {
        assertThat(problems(FOUND, accepted(ID, null, null))).isEmpty();
        assertThat(problems(FOUND, accepted(ID, "2", TODAY))).isEmpty();
        assertThat(problems(FOUND, accepted(ID, null, TODAY.minusDays(1))))
                .singleElement()
                .asString()
                .contains(ID, "until 2027-01-30");
    }

    @Test
    void unknownChangedAndGoneFindingsFail() {
        assertThat(problems(FOUND)).singleElement().asString().contains(ID, "not accepted");
        assertThat(problems(FOUND, accepted(ID, "3", null)))
                .singleElement()
                .asString()
                .contains("changed", "3", "2");
        assertThat(problems(new Judgement("case", 2, List.of()), accepted(ID, null, null)))
                .singleElement()
                .asString()
                .contains("gone");
    }

    @Test
    void findingsOfCasesThatWereNotJudgedAreLeftAlone() {
        assertThat(problems(FOUND, accepted(ID, null, null), accepted("other/lost/0/1", null, null)))
                .isEmpty();
    }
}
