package dev.frameproof.oracle.recording;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Findings that are known and let a check pass while they are open. The form of
 * their files is in {@code docs/accepted-findings.schema.json}.
 *
 * @param findings what is accepted
 */
public record AcceptedFindings(List<Accepted> findings) {
    public AcceptedFindings {
        findings = List.copyOf(findings);
    }

    /**
     * One accepted finding.
     *
     * @param id the finding's
     * @param reason why it is accepted
     * @param until the last day on which it is; empty for no end
     * @param expected what should have been there, so that a change is noticed; empty for whatever
     * @param got what is there instead; empty for whatever
     */
    public record Accepted(
            String id, String reason, Optional<LocalDate> until, Optional<String> expected, Optional<String> got) {
        public Accepted {
            requireNonNull(id, "id");
            requireNonNull(reason, "reason");
            requireNonNull(until, "until");
            requireNonNull(expected, "expected");
            requireNonNull(got, "got");
        }
    }

    /**
     * @param today the day on which is judged
     * @return what makes the check fail, one sentence each: findings that are not accepted, are accepted no longer, or
     *     changed, and accepted ones of judged cases that are gone; empty when all is as accepted
     */
    public List<String> problems(List<Judgement> judgements, LocalDate today) {
        Map<String, JudgedFinding> found = judgements.stream()
                .flatMap(judgement -> judgement.findings().stream())
                .collect(Collectors.toMap(JudgedFinding::id, Function.identity(), (first, second) -> first));
        Map<String, Accepted> accepted = findings.stream()
                .collect(Collectors.toMap(Accepted::id, Function.identity(), (first, second) -> first));
        List<String> problems = new ArrayList<>();
        found.values().stream()
                .sorted((left, right) -> left.id().compareTo(right.id()))
                .forEach(finding -> {
                    Accepted known = accepted.get(finding.id());
                    if (known == null) {
                        problems.add(finding.id() + " is not accepted");
                    } else {
                        check(known, finding.finding(), today).ifPresent(problems::add);
                    }
                });
        for (Accepted known : findings) {
            boolean judged =
                    judgements.stream().anyMatch(judgement -> known.id.startsWith(judgement.recording() + "/"));
            if (judged && !found.containsKey(known.id)) {
                problems.add(known.id + " is accepted, but gone: remove it");
            }
        }
        return problems;
    }

    private static Optional<String> check(Accepted known, Finding finding, LocalDate today) {
        if (known.until.isPresent() && today.isAfter(known.until.get())) {
            return Optional.of(known.id + " was accepted until " + known.until.get());
        }
        if (known.expected.isPresent() && !known.expected.get().equals(finding.expected())) {
            return Optional.of(changed(known.id, "expected", known.expected.get(), finding.expected()));
        }
        if (known.got.isPresent() && !known.got.get().equals(finding.got())) {
            return Optional.of(changed(known.id, "got", known.got.get(), finding.got()));
        }
        return Optional.empty();
    }

    private static String changed(String id, String what, String accepted, String now) {
        return "%s changed: %s is accepted as %s and now is %s".formatted(id, what, accepted, now);
    }
}
