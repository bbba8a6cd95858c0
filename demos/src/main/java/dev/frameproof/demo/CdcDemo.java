package dev.frameproof.demo;

import static dev.frameproof.demo.Panel.panel;

import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.oracle.KeyFormat;
import java.util.List;
import java.util.Map;

/** Change events of a shop's table. */
final class CdcDemo {
    private static final String CHANGES = "changes";
    private static final String ORDER = "key.id";
    private static final String STATUS = "after.status";

    private CdcDemo() {}

    static Demo demo() {
        return new Demo(
                "cdc",
                "Changes",
                "A shop's orders as Debezium tells of them: snapshot, changes, deletes, tombstones; every row verified.",
                List.of(changes(4)),
                List.of(
                        panel(PanelKind.TIMELINE, "Orders, from new to delivered or cancelled", CHANGES, STATUS)
                                .by(ORDER)
                                .wide(PanelWidth.TWO_THIRDS)
                                .high(),
                        panel(PanelKind.BARS, "Changes by kind", CHANGES, "op")
                                .counting()
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.BARS, "Changes by new status", CHANGES, STATUS)
                                .counting()
                                .wide(PanelWidth.THIRD),
                        panel(
                                        PanelKind.TABLE,
                                        "Newest changes; a tombstone is an error to the plugin",
                                        CHANGES,
                                        "time",
                                        "op",
                                        ORDER,
                                        "before.status",
                                        STATUS,
                                        "after.customer",
                                        "after.quantity",
                                        "after.amount",
                                        "after.coupon",
                                        "source.txId",
                                        "error")
                                .wide(PanelWidth.FULL),
                        panel(PanelKind.GRAPH, "Amounts by status", CHANGES, "after.amount")
                                .by(STATUS)
                                .from(0)
                                .wide(PanelWidth.HALF),
                        panel(PanelKind.POINTS, "Which order changes when", CHANGES, "source.ts_ms", ORDER)
                                .by("op")
                                .wide(PanelWidth.HALF)),
                // A tombstone is an error row, whose other columns make Grafana's panels forget what they showed.
                List.of(changes(0)));
    }

    private static WorkloadPlan changes(int deleteEvery) {
        return Sent.as(
                RecordsPlan.defaults().withKey(KeyFormat.JSON),
                CHANGES,
                "cdc",
                Map.of("snapshot", "60", "change-after", "300", "delete-every", Integer.toString(deleteEvery)),
                "12/s",
                1);
    }
}
