package dev.frameproof.process;

import java.util.List;

/** Two conditions, one after the other. */
final class ReadinessChain implements Readiness {

    private final Readiness first;
    private final Readiness second;
    private boolean firstHeld;

    ReadinessChain(Readiness first, Readiness second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public String waitsFor() {
        return firstHeld ? second.waitsFor() : first.waitsFor() + ", then " + second.waitsFor();
    }

    @Override
    public boolean isReady(List<OutputLine> news) {
        firstHeld = firstHeld || first.isReady(news);
        return firstHeld && second.isReady(news);
    }
}
