package dev.frameproof.demo.dashboard;

import dev.frameproof.demo.dashboard.BoardPanel.GridPlace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Places panels in Grafana's 24 columns: each where it first fits, from above, then from the left. */
final class PanelGrid {
    private static final int COLUMNS = 24;

    private final List<BitSet> taken = new ArrayList<>();

    /**
     * @param width in columns, 1 to 24
     * @param height in rows, 1 or more
     */
    GridPlace place(int width, int height) {
        if (width < 1 || width > COLUMNS || height < 1) {
            throw new IllegalArgumentException("a panel of %d x %d fits nowhere".formatted(width, height));
        }
        for (int y = 0; ; y++) {
            for (int x = 0; x + width <= COLUMNS; x++) {
                if (isFree(x, y, width, height)) {
                    take(x, y, width, height);
                    return new GridPlace(height, width, x, y);
                }
            }
        }
    }

    private boolean isFree(int x, int y, int width, int height) {
        for (int row = y; row < Math.min(y + height, taken.size()); row++) {
            int next = taken.get(row).nextSetBit(x);
            if (next >= 0 && next < x + width) {
                return false;
            }
        }
        return true;
    }

    private void take(int x, int y, int width, int height) {
        while (taken.size() < y + height) {
            taken.add(new BitSet(COLUMNS));
        }
        for (int row = y; row < y + height; row++) {
            taken.get(row).set(x, x + width);
        }
    }
}
