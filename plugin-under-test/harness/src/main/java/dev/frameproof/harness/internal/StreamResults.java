package dev.frameproof.harness.internal;

import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.PanelSummary;
import dev.frameproof.reports.StreamResult;
import java.util.List;
import java.util.Optional;

/** What reports tell of one viewer. */
public final class StreamResults {
    private StreamResults() {}

    /** @return the viewer's verdict, check by check, with what its panel would hold */
    public static StreamResult of(Viewer viewer, StreamVerdict verdict) {
        Optional<PanelWatch> panel = viewer.panel();
        List<Finding> lost = panel.map(PanelWatch::findings).orElse(List.of());
        Optional<PanelSummary> summary =
                panel.filter(watch -> watch.frames() > 0).map(PanelWatch::summary);
        return new StreamResult(
                viewer.name(),
                viewer.channel().toString(),
                viewer.topic(),
                verdict.rowsExpected(),
                verdict.rowsDelivered(),
                verdict.rowsVerified(),
                Checks.of(
                        verdict,
                        lost,
                        panel.map(PanelWatch::dropped).orElse(0L),
                        panel.map(PanelWatch::frames).orElse(0L)),
                summary);
    }
}
