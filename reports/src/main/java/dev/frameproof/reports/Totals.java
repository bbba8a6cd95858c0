package dev.frameproof.reports;

/**
 * The counts of a run, over all streams.
 *
 * @param sent records handed to Kafka
 * @param acknowledged records that Kafka acknowledged
 * @param delivered rows that arrived at a viewer; with several viewers a record counts once for each
 * @param verified rows that were compared with what was sent, over all viewers
 * @param distinct records of which at least one viewer's row was compared
 */
public record Totals(long sent, long acknowledged, long delivered, long verified, long distinct) {
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0);

    public Totals {
        Require.notNegative(sent, "sent");
        Require.notNegative(acknowledged, "acknowledged");
        Require.notNegative(delivered, "delivered");
        Require.notNegative(verified, "verified");
        Require.notNegative(distinct, "distinct");
    }
}
