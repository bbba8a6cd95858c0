package dev.frameproof.browser;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.Severity;

/**
 * One thing that is not as it should be in a browser.
 *
 * @param severity only {@link Severity#ERROR} makes a check fail
 * @param subject where it was seen: a stream, a field, an export
 * @param expected what should have been there, as text
 * @param got what was there, as text
 * @param detail one sentence for a person; may be empty
 */
public record BrowserFinding(
        BrowserCheck check, Severity severity, String subject, String expected, String got, String detail) {
    public BrowserFinding {
        requireNonNull(check, "check");
        requireNonNull(severity, "severity");
        requireNonNull(subject, "subject");
        requireNonNull(expected, "expected");
        requireNonNull(got, "got");
        requireNonNull(detail, "detail");
    }

    /** @return it in one line */
    public String text() {
        String difference = expected.isEmpty() ? got : "expected " + expected + ", got " + got;
        return subject + ": " + difference + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
