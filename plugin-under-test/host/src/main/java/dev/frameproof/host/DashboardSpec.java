package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A dashboard to make, in a folder of its own.
 *
 * @param folderUid of the folder, which nobody else has
 * @param folderTitle what people see
 * @param uid the dashboard's; Grafana takes folders and dashboards from one store, so it is another than the folder's
 * @param json the dashboard
 * @param rules alert rules beside it, each the body of {@code /api/v1/provisioning/alert-rules} but for its place
 */
public record DashboardSpec(String folderUid, String folderTitle, String uid, String json, List<Rule> rules) {
    public DashboardSpec {
        requireNonNull(folderUid, "folderUid");
        requireNonNull(folderTitle, "folderTitle");
        requireNonNull(uid, "uid");
        requireNonNull(json, "json");
        rules = List.copyOf(rules);
        if (uid.equals(folderUid)) {
            throw new IllegalArgumentException("folder and dashboard have the same uid, " + uid);
        }
    }

    /** An alert rule. */
    public record Rule(String uid, String json) {
        public Rule {
            requireNonNull(uid, "uid");
            requireNonNull(json, "json");
        }
    }
}
