package dev.frameproof.producers.workload;

import dev.frameproof.producers.internal.SeededHash;
import java.util.Arrays;

/**
 * Which order's which step comes at which place, without walking there.
 *
 * <p>Every order takes {@link #STEPS} steps, and time goes in rounds of as many: round r holds the first step of order r
 * and one later step each of orders before it, in a sequence that differs from round to round. Rounds come in blocks: an
 * order's transaction n falls in the n-th block after that of its first step, at a place in the block that is drawn. What
 * would be a step of an order from before the first one is left out.
 */
final class ChangeSchedule {
    /** Steps of one order's life: 0 to 5. */
    static final int STEPS = 6;
    /** Transactions in a round; the last two steps share one. */
    static final int TRANSACTIONS = STEPS - 1;

    private static final int LAST = TRANSACTIONS - 1;
    private static final int BLOCK = 8;
    /** Orders that have steps left at the start, at most. */
    private static final int OPEN = BLOCK * LAST;

    private final long seed;
    /** The places that are taken in the rounds that have gaps. */
    private final int[] firstPlaces;

    /**
     * One step.
     *
     * @param order which order; those below 0 were there at the start
     * @param step of the order, 0 to 5
     * @param transaction in how manieth transaction it happens, from 0, with gaps
     */
    record Change(long order, int step, long transaction) {
        /** @return whether it is the second record of its transaction */
        boolean isSecond() {
            return step == LAST + 1;
        }
    }

    /** @param before how many orders are there at the start */
    ChangeSchedule(long seed, int before) {
        this.seed = seed;
        int[] places = new int[OPEN * STEPS];
        int taken = 0;
        for (int place = 0; place < places.length; place++) {
            if (at(place).order() >= -before) {
                places[taken++] = place;
            }
        }
        firstPlaces = Arrays.copyOf(places, taken);
    }

    /** @return the step that an order from before the start has taken last */
    static int stepAtStart(long order) {
        long blocksAgo = -Math.floorDiv(order, (long) BLOCK);
        return blocksAgo > LAST ? STEPS - 1 : (int) blocksAgo - 1;
    }

    /** @return whether an order from before the start has steps left */
    static boolean isOpenAtStart(long order) {
        return order >= -OPEN;
    }

    /** @return how many changes there are until an order that is created then has taken all its steps, at most */
    static int lifetime() {
        return (LAST + 2) * BLOCK * STEPS;
    }

    /** @param number of the change, from 0 */
    Change change(long number) {
        return at(number < firstPlaces.length ? firstPlaces[(int) number] : number + gaps());
    }

    /** @return the number of the change that creates that order, which is 0 or above */
    long creation(long order) {
        int[] turns = turns(order);
        int place = 0;
        for (int turn = 0; turns[turn] != 0; turn++) {
            place += length(turns[turn]);
        }
        long at = order * STEPS + place;
        return order < OPEN ? Arrays.binarySearch(firstPlaces, (int) at) : at - gaps();
    }

    private long gaps() {
        return (long) OPEN * STEPS - firstPlaces.length;
    }

    private Change at(long place) {
        long round = place / STEPS;
        int left = (int) (place % STEPS);
        int[] turns = turns(round);
        int turn = 0;
        while (left >= length(turns[turn])) {
            left -= length(turns[turn++]);
        }
        return new Change(orderOf(round, turns[turn]), turns[turn] + left, round * TRANSACTIONS + turn);
    }

    private static int length(int transaction) {
        return transaction == LAST ? 2 : 1;
    }

    /** Whose later step it is: the place within the block is multiplied and shifted, which can be undone. */
    private long orderOf(long round, int transaction) {
        if (transaction == 0) {
            return round;
        }
        long row = round / BLOCK;
        long chance = SeededHash.hash(seed, row, transaction);
        int oddAndItsOwnInverse = (int) (chance >>> 32 & (BLOCK - 2)) | 1;
        int shifted = (int) (round - chance) & (BLOCK - 1);
        return (row - transaction) * BLOCK + (oddAndItsOwnInverse * shifted & (BLOCK - 1));
    }

    /** The round's transactions in the order in which they come. */
    private int[] turns(long round) {
        int[] turns = new int[TRANSACTIONS];
        long chance = SeededHash.hash(seed, round);
        for (int i = 1; i < TRANSACTIONS; i++) {
            chance = SeededHash.mix(chance);
            int other = SeededHash.below(chance, i + 1);
            turns[i] = turns[other];
            turns[other] = i;
        }
        return turns;
    }
}
