package dev.frameproof.harness.internal;

import dev.frameproof.oracle.PanelModel;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.PanelSummary;
import java.util.List;

/** What a panel of one stream would keep, frame by frame. */
public final class PanelWatch {
    private final PanelModel model;
    private long frames;

    public PanelWatch(PanelModel model) {
        this.model = model;
    }

    synchronized void accept(byte[] bytes, int from, int to) {
        frames++;
        model.accept(bytes, from, to);
    }

    public synchronized long frames() {
        return frames;
    }

    public synchronized PanelSummary summary() {
        return model.summary();
    }

    /** @return the true number of findings, kept or not */
    public synchronized long dropped() {
        return model.dropped();
    }

    public synchronized List<Finding> findings() {
        return model.findings();
    }
}
