package dev.frameproof.junit.internal;

import dev.frameproof.harness.session.Subscriber;
import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.reports.Finding;
import java.util.List;
import java.util.Locale;

/** What an assertion says when it fails. */
public final class FindingsText {
    private static final int SHOWN = 20;
    private static final int LONGEST_VALUE = 200;

    private final String target;
    private final Subscriber subscriber;

    public FindingsText(String target, Subscriber subscriber) {
        this.target = target;
        this.subscriber = subscriber;
    }

    /** @return the findings of a verdict that is not a proof, a line each */
    public String of(StreamVerdict verdict) {
        long all = verdict.counts().values().stream().mapToLong(Long::longValue).sum();
        return head("not every record was delivered as it was sent")
                + String.format(
                        Locale.ROOT,
                        "%n  %,d rows due, %,d came, %,d verified, %,d findings:",
                        verdict.rowsExpected(),
                        verdict.rowsDelivered(),
                        verdict.rowsVerified(),
                        all)
                + lines(verdict.findings());
    }

    /** @return what a panel would have lost */
    public String ofPanel(List<Finding> lost) {
        return head("a panel would have lost values that were delivered") + lines(lost);
    }

    private String head(String what) {
        return "topic %s, subscriber %s: %s%n  through the %s"
                .formatted(subscriber.topic(), subscriber.name(), what, target);
    }

    private static String lines(List<Finding> findings) {
        var text = new StringBuilder();
        findings.stream().limit(SHOWN).forEach(finding -> text.append(line(finding)));
        if (findings.size() > SHOWN) {
            text.append(String.format("%n  - and %d more", findings.size() - SHOWN));
        }
        return text.toString();
    }

    private static String line(Finding finding) {
        var text = new StringBuilder(
                String.format("%n  - %s", finding.kind().title().toLowerCase(Locale.ROOT)));
        if (finding.partition() >= 0) {
            text.append(": partition ").append(finding.partition());
        }
        if (finding.offset() >= 0) {
            text.append(", offset ").append(finding.offset());
        }
        if (!finding.field().isEmpty()) {
            text.append(", field ").append(finding.field());
        }
        text.append(
                String.format("%n      expected: %s%n      got:      %s", cut(finding.expected()), cut(finding.got())));
        if (!finding.detail().isEmpty()) {
            text.append(String.format("%n      %s", cut(finding.detail())));
        }
        return text.toString();
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
    }
}
