package dev.frameproof.producers.workload;

import java.util.List;

/**
 * What happens to a shop's table of orders.
 *
 * @param snapshot how many orders there are when the connector starts, each a record with op {@code r}, 0 to 100000
 * @param changeAfter the index from which on the table has a column more, 0 to 100000
 * @param deleteEvery one of each so many orders is deleted, 1 to 1000; 0 for none
 * @param seed what all chance comes from
 */
public record CdcSettings(int snapshot, int changeAfter, int deleteEvery, long seed) {
    private static final int MOST_RECORDS = 100_000;
    private static final int RAREST = 1_000;

    private static final Setting<Integer> SNAPSHOT = Setting.integer(
            "snapshot", 50, 0, MOST_RECORDS, "how many orders there are at the start; each is a record with op r");
    private static final Setting<Integer> CHANGE_AFTER =
            Setting.integer("change-after", 300, 0, MOST_RECORDS, "records until the table gets the column coupon");
    private static final Setting<Integer> DELETE_EVERY =
            Setting.integer("delete-every", 3, 0, RAREST, "one of each so many orders is deleted; 0 for none");

    static final WorkloadKind KIND = new WorkloadKind(
            Cdc.NAME,
            "change events of a shop's orders as Debezium has them: snapshot, changes, tombstones, a new column",
            List.of(SNAPSHOT, CHANGE_AFTER, DELETE_EVERY),
            (values, seed) -> new Cdc(
                    new CdcSettings(values.get(SNAPSHOT), values.get(CHANGE_AFTER), values.get(DELETE_EVERY), seed)));

    public CdcSettings {
        Ranges.check("snapshot", snapshot, 0, MOST_RECORDS);
        Ranges.check("change-after", changeAfter, 0, MOST_RECORDS);
        Ranges.check("delete-every", deleteEvery, 0, RAREST);
    }
}
