package dev.frameproof.oracle.internal;

import java.util.Arrays;

/**
 * Which row that came stands for which row that was due, both in order: as many as possible that are equal, then those
 * between them one by one.
 */
final class RowAlignment {
    private static final long MOST_PAIRS = 4_000_000;
    private static final int NONE = -1;

    private RowAlignment() {}

    /** Whether a row that came is the row that was due. */
    interface Equality {
        boolean equal(int due, int got);
    }

    /** @return for each row that was due the one that came, -1 for none */
    static int[] of(int due, int got, Equality equality) {
        int[] partners = new int[due];
        Arrays.fill(partners, NONE);
        int from = 0;
        while (from < due && from < got && equality.equal(from, from)) {
            partners[from] = from;
            from++;
        }
        if (from == due || from == got) {
            return partners;
        }
        if ((long) (due - from) * (got - from) <= MOST_PAIRS && due != got) {
            alignEqual(partners, from, due, got, equality);
        }
        fillBetween(partners, from, got);
        return partners;
    }

    private static void alignEqual(int[] partners, int from, int due, int got, Equality equality) {
        int rows = due - from;
        int others = got - from;
        int[][] longest = new int[rows + 1][others + 1];
        boolean[][] equal = new boolean[rows][others];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = others - 1; j >= 0; j--) {
                equal[i][j] = equality.equal(from + i, from + j);
                longest[i][j] =
                        equal[i][j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < rows && j < others) {
            if (equal[i][j]) {
                partners[from + i++] = from + j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static void fillBetween(int[] partners, int from, int got) {
        int next = from;
        for (int i = from; i < partners.length; i++) {
            if (partners[i] != NONE) {
                next = partners[i] + 1;
                continue;
            }
            int limit = got;
            for (int later = i + 1; later < partners.length; later++) {
                if (partners[later] != NONE) {
                    limit = partners[later];
                    break;
                }
            }
            if (next < limit) {
                partners[i] = next++;
            }
        }
    }
}
