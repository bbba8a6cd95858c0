package dev.frameproof.demo.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.demo.Demo;
import dev.frameproof.demo.dashboard.BoardPanel.DatasourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What only Grafana can show beside a demo's own panels: its alerts, and SQL over what a query answers. */
final class ExtraPanels {
    private static final int THIRD = 8;
    private static final int BY_IMPORTANCE = 3;
    private static final DatasourceRef MIXED = new DatasourceRef("datasource", "-- Mixed --");
    private static final DatasourceRef EXPRESSION = new DatasourceRef("__expr__", "__expr__");

    private ExtraPanels() {}

    /** @param columns how wide, of 24 */
    record Extra(
            String title,
            String description,
            int columns,
            DatasourceRef datasource,
            PanelDrawing drawing,
            List<JsonNode> targets) {
        Extra {
            targets = List.copyOf(targets);
        }
    }

    static List<Extra> of(
            Demo demo, Map<String, StreamTarget> targets, GrafanaSchema schema, DatasourceRef datasource) {
        List<Extra> extras = new ArrayList<>();
        AlertRules.limited(demo).ifPresent(panel -> {
            extras.add(alerts(datasource));
            if (schema.hasSqlExpressions()) {
                extras.add(sql(targets.get(panel.stream()), datasource));
            }
        });
        return extras;
    }

    private static Extra alerts(DatasourceRef datasource) {
        Map<String, Boolean> states =
                Map.of("firing", true, "pending", true, "normal", true, "noData", true, "error", true);
        return new Extra(
                "Alerts",
                "Alert rules of this dashboard. Grafana's server evaluates them on what the plugin answers to a query,"
                        + " not on the stream.",
                THIRD,
                datasource,
                new PanelDrawing(
                        "alertlist",
                        FieldConfig.none(),
                        new PanelOptions.AlertList("list", "default", 20, BY_IMPORTANCE, true, "", states),
                        List.of()),
                List.of());
    }

    private static Extra sql(StreamTarget target, DatasourceRef datasource) {
        ObjectNode asked = target.to(datasource);
        asked.put("refId", "A").put("hide", true);
        ObjectNode sql = JsonNodeFactory.instance.objectNode();
        sql.put("refId", "B");
        sql.putObject("datasource").put("type", EXPRESSION.type()).put("uid", EXPRESSION.uid());
        sql.put("type", "sql")
                .put("expression", "SELECT `time`, `values` FROM A ORDER BY `time` DESC LIMIT 10")
                .put("hide", false);
        return new Extra(
                "SQL over what a query answers",
                "An SQL expression runs in Grafana's server on what the plugin answers to a query. A plugin that only"
                        + " streams answers two rows of zeros.",
                THIRD,
                MIXED,
                new PanelDrawing("table", FieldConfig.none(), new PanelOptions.Table(true, "sm"), List.of()),
                List.of(asked, sql));
    }
}
