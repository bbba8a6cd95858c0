package dev.frameproof.harness.internal;

import dev.frameproof.frame.Frame;
import dev.frameproof.oracle.PanelModel;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.PanelSummary;
import java.util.List;
import java.util.Optional;

/** What a panel of one stream would keep, frame by frame. */
public final class PanelWatch {
    private final PanelModel model;
    private long frames;

    public PanelWatch(PanelModel model) {
        this.model = model;
    }

    /** @param read the message's frame, where somebody has read it already */
    synchronized void accept(Optional<Frame> read, byte[] bytes, int from, int to) {
        frames++;
        if (read.isPresent()) {
            model.push(read.get());
        } else {
            model.accept(bytes, from, to);
        }
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
