package dev.frameproof.reports.internal.html;

import java.util.ArrayList;
import java.util.List;

/** Leaves out points that would fall on the same spot of paper: of each stretch the lowest and the highest stay. */
final class Thinned {
    private static final int STRETCHES = 400;

    private Thinned() {}

    static List<Plot.Spot> of(List<Plot.Spot> spots) {
        if (spots.size() <= 2 * STRETCHES) {
            return spots;
        }
        List<Plot.Spot> kept = new ArrayList<>(2 * STRETCHES);
        for (int stretch = 0; stretch < STRETCHES; stretch++) {
            int from = (int) ((long) spots.size() * stretch / STRETCHES);
            int to = (int) ((long) spots.size() * (stretch + 1) / STRETCHES);
            int low = from;
            int high = from;
            for (int i = from; i < to; i++) {
                low = spots.get(i).y() < spots.get(low).y() ? i : low;
                high = spots.get(i).y() > spots.get(high).y() ? i : high;
            }
            kept.add(spots.get(Math.min(low, high)));
            if (low != high) {
                kept.add(spots.get(Math.max(low, high)));
            }
        }
        return kept;
    }
}
