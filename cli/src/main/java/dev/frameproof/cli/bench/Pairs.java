package dev.frameproof.cli.bench;

import java.util.ArrayList;
import java.util.List;

/** Ours and a peer, measured in turns, so that what else the machine does meets both. */
final class Pairs {
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> peers = new ArrayList<>();

    void add(double our, double peer) {
        if (!(our > 0) || !(peer > 0)) {
            throw new IllegalArgumentException("a rate is above 0, unlike " + our + " or " + peer);
        }
        ours.add(our);
        peers.add(peer);
    }

    double ours() {
        return new Figures(ours).median();
    }

    double peer() {
        return new Figures(peers).median();
    }

    /** @return ours over the peer's, of each pair */
    Figures ratios() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / peers.get(i));
        }
        return new Figures(ratios);
    }
}
