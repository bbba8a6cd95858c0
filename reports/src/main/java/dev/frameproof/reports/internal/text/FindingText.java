package dev.frameproof.reports.internal.text;

import dev.frameproof.reports.Finding;
import dev.frameproof.reports.Severity;

/** A finding in words. */
public final class FindingText {
    private static final int LONGEST_VALUE = 300;

    private FindingText() {}

    /** The place in the topic: {@code orders partition 0 offset 1234}, as much of it as is known. */
    public static String place(Finding finding) {
        StringBuilder place = new StringBuilder(finding.topic());
        if (finding.partition() >= 0) {
            place.append(" partition ").append(finding.partition());
        }
        if (finding.offset() >= 0) {
            place.append(" offset ").append(finding.offset());
        }
        return place.toString().strip();
    }

    /** The kind, with the severity where it is no error: {@code Late (warning)}. */
    public static String kind(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> finding.kind().title();
            case WARNING, INFO -> finding.kind().title() + " (" + severity(finding.severity()) + ")";
        };
    }

    /** The severity in lower case. */
    public static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }

    /** All of it on one line, for plain text: place, field, expected, got, detail. */
    public static String sentence(Finding finding) {
        StringBuilder sentence = new StringBuilder(VisibleText.line(place(finding)));
        if (!finding.field().isEmpty()) {
            sentence.append(" field ").append(VisibleText.line(finding.field()));
        }
        if (!finding.expected().isEmpty() || !finding.got().isEmpty()) {
            TextDifference values = TextDifference.between(
                            VisibleText.line(finding.expected()), VisibleText.line(finding.got()))
                    .within(LONGEST_VALUE);
            sentence.append(": expected ").append(orEmpty(values.prefix() + values.expected() + values.suffix()));
            sentence.append(", got ").append(orEmpty(values.prefix() + values.got() + values.suffix()));
        }
        if (!finding.detail().isEmpty()) {
            sentence.append(" (").append(VisibleText.line(finding.detail())).append(')');
        }
        return sentence.toString();
    }

    /** The text, or a word for it where there is none. */
    public static String orEmpty(String text) {
        return text.isEmpty() ? "(empty)" : text;
    }
}
