package dev.frameproof.browser;

import dev.frameproof.reports.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gathers what checks find. Not safe for use by several threads. */
public final class CheckLog {
    private static final int KEPT = 50;

    private final Map<BrowserCheck, Entry> entries = new EnumMap<>(BrowserCheck.class);

    private static final class Entry {
        final List<BrowserFinding> findings = new ArrayList<>();
        long checked;
        long failed;
        String reason = "";
    }

    public void checked(BrowserCheck check, long more) {
        entry(check).checked += more;
    }

    /** Notes why a check was not made; what was looked at all the same counts more. */
    public void skipped(BrowserCheck check, String reason) {
        Entry entry = entry(check);
        if (entry.reason.isEmpty()) {
            entry.reason = reason;
        }
    }

    public void error(BrowserCheck check, String subject, String expected, String got, String detail) {
        add(new BrowserFinding(check, Severity.ERROR, subject, expected, got, detail));
    }

    public void note(BrowserCheck check, String subject, String expected, String got, String detail) {
        add(new BrowserFinding(check, Severity.INFO, subject, expected, got, detail));
    }

    /** Compares two texts; counts one as checked. */
    public void same(BrowserCheck check, String subject, String expected, String got, String detail) {
        checked(check, 1);
        if (!expected.equals(got)) {
            error(check, subject, expected, got, detail);
        }
    }

    public void add(BrowserFinding finding) {
        Entry entry = entry(finding.check());
        if (finding.severity() == Severity.ERROR) {
            entry.failed++;
        }
        if (entry.findings.size() < KEPT) {
            entry.findings.add(finding);
        }
    }

    private Entry entry(BrowserCheck check) {
        return entries.computeIfAbsent(check, key -> new Entry());
    }

    /** @return every check that was made or skipped, in the order to show; one that looked at nothing is skipped */
    public List<BrowserCheckResult> results() {
        List<BrowserCheckResult> results = new ArrayList<>();
        entries.forEach((check, entry) -> {
            boolean made = entry.checked + entry.failed > 0;
            String reason = made ? "" : entry.reason.isEmpty() ? "there was nothing to look at" : entry.reason;
            results.add(new BrowserCheckResult(check, entry.checked, reason, entry.findings, entry.failed));
        });
        return List.copyOf(results);
    }
}
