package dev.frameproof.producers.sink;

/**
 * Which records are sent in a transaction, and what becomes of it: functions of the record's index alone. Transactions
 * that are open at once are each on a client of their own.
 */
public interface Transactions {
    /** What {@link #clientOf} says of a record outside of any transaction. */
    int OUTSIDE = -1;

    /** @return how many transactions are open at once at most, 0 when there are none */
    int clients();

    /** @return whether some record is outside of any transaction */
    boolean hasRecordsOutside();

    /** @return the client of that record's transaction, from 0, or {@link #OUTSIDE} */
    int clientOf(long index);

    /** @return whether that record is its transaction's last, after which it is ended */
    boolean isLast(long index);

    /** @return whether that record's transaction is aborted, so that a reader of what is committed never sees it */
    boolean isAborted(long index);

    /** @return whether records of different clients must lie in the topic in the order in which they were sent */
    boolean keepsOrder();
}
