package dev.frameproof.harness.internal;

import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.reports.CheckResult;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.Severity;
import java.util.ArrayList;
import java.util.List;

/** A stream's verdict, check by check. */
public final class Checks {
    private Checks() {}

    /**
     * @param panelFindings what a panel of this stream would have lost
     * @param panelDropped the true number of those, kept or not
     * @param panelFrames how many frames the panel was given; 0 where no panel was modelled
     */
    public static List<CheckResult> of(
            StreamVerdict verdict, List<Finding> panelFindings, long panelDropped, long panelFrames) {
        List<CheckResult> checks = new ArrayList<>();
        for (FindingKind kind : FindingKind.values()) {
            switch (kind) {
                case LOST -> checks.add(check(verdict, kind, "rows", verdict.rowsExpected()));
                case WRONG_VALUE, WRONG_TYPE, WRONG_COLUMNS, WRONG_TIMESTAMP, UNEXPECTED_ERROR, MISSING_ERROR ->
                    checks.add(check(verdict, kind, "rows", verdict.rowsVerified()));
                case DUPLICATED, OUT_OF_ORDER, UNKNOWN_ROW, ABORTED_SHOWN, LATE ->
                    checks.add(check(verdict, kind, "rows", verdict.rowsDelivered()));
                case MALFORMED_FRAME, EMPTY_FRAME ->
                    checks.add(check(verdict, kind, "frames", verdict.framesDelivered()));
                case STREAM_ENDED, NOTHING_CHECKED -> checks.add(check(verdict, kind, "streams", 1));
                case PANEL_DROPPED -> {
                    if (panelFrames > 0) {
                        checks.add(CheckResult.of(
                                kind,
                                "frames",
                                panelFrames,
                                0,
                                Math.max(panelDropped, panelFindings.size()),
                                panelFindings));
                    }
                }
            }
        }
        return checks;
    }

    private static CheckResult check(StreamVerdict verdict, FindingKind kind, String unit, long checked) {
        List<Finding> findings = verdict.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
        boolean error = findings.isEmpty() || findings.get(0).severity() == Severity.ERROR;
        long count = Math.max(verdict.count(kind), findings.size());
        return CheckResult.of(kind, unit, checked, error ? count : 0, error ? 0 : count, findings);
    }
}
