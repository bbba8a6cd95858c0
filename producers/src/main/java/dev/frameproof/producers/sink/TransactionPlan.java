package dev.frameproof.producers.sink;

/**
 * Which transaction each record belongs to, and what becomes of it: a function of the record's index alone.
 *
 * <p>With {@code open} of 2 and {@code records} of 3, records 0 to 5 belong to transactions 0, 1, 0, 1, 0, 1: both are
 * open at once, each on a client of its own, and their records lie between each other's. The last transactions of a run
 * end with the run, however few records they have.
 *
 * @param records how many records each transaction has; 0 when there are no transactions
 * @param abortEvery the last of each so many transactions is aborted: 1 aborts all, 2 every other one; 0 none
 * @param open how many transactions are open at once, 1 to 16
 */
public record TransactionPlan(int records, int abortEvery, int open) implements Transactions {
    private static final int MOST_OPEN = 16;

    public TransactionPlan {
        if (records < 0 || abortEvery < 0) {
            throw new IllegalArgumentException(
                    "a transaction has 1 record or more, and one of 1 or more is aborted, not "
                            + Math.min(records, abortEvery));
        }
        if (open < 1 || open > MOST_OPEN) {
            throw new IllegalArgumentException("1 to " + MOST_OPEN + " transactions are open at once, not " + open);
        }
        if (records == 0 && (abortEvery > 0 || open > 1)) {
            throw new IllegalArgumentException("without transactions none can be aborted or interleaved");
        }
    }

    /** @return each record by itself, outside of any transaction */
    public static TransactionPlan none() {
        return new TransactionPlan(0, 0, 1);
    }

    /** @return transactions of so many records, one after the other, all committed */
    public static TransactionPlan of(int records) {
        return new TransactionPlan(records, 0, 1);
    }

    public boolean isNone() {
        return records == 0;
    }

    /** @return the number of that record's transaction, from 0; not without transactions */
    public long transactionOf(long index) {
        long together = (long) records * open;
        return index / together * open + index % open;
    }

    @Override
    public boolean isAborted(long index) {
        return abortEvery > 0 && transactionOf(index) % abortEvery == abortEvery - 1;
    }

    @Override
    public boolean isLast(long index) {
        return records > 0 && index % ((long) records * open) / open == records - 1;
    }

    @Override
    public int clients() {
        return isNone() ? 0 : open;
    }

    @Override
    public int clientOf(long index) {
        return isNone() ? OUTSIDE : (int) (index % open);
    }

    @Override
    public boolean hasRecordsOutside() {
        return isNone();
    }

    /** Order within a partition does not matter where records lie between each other's anyway. */
    @Override
    public boolean keepsOrder() {
        return false;
    }
}
