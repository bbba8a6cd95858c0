package dev.frameproof.demo.dashboard;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.demo.Demo;
import dev.frameproof.demo.Panel;
import dev.frameproof.demo.dashboard.AlertRule.Range;
import dev.frameproof.demo.dashboard.AlertRule.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Example rules for a demo with limits. Grafana's server evaluates rules on what the plugin answers to a query, never on
 * the stream: the Kafka plugin answers two rows of zeros. So the rule that one would write stays quiet, and the other one
 * fires as long as that is so.
 */
public final class AlertRules {
    /** Of the group, and at the beginning of the rules' uids. */
    public static final String PREFIX = "frameproof-";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double HALF = 0.5;
    private static final String EXPRESSION = "__expr__";
    private static final Range LAST_MINUTE = new Range(60, 0);

    private AlertRules() {}

    /**
     * @param dashboard the one that shows the demo, with the list of its alerts
     * @param target how its stream is asked for
     * @return none for a demo without an alert list
     */
    public static List<AlertRule> of(Demo demo, Dashboard dashboard, StreamTarget target, String datasourceUid) {
        Optional<Panel> limited = limited(demo);
        if (limited.isEmpty()) {
            return List.of();
        }
        Panel panel = limited.get();
        String panelId = Integer.toString(1 + demo.panels().indexOf(panel));
        double bad = panel.limits().orElseThrow().bad();
        return List.of(
                rule(
                        dashboard.uid() + "-high",
                        "%s: %s above %s".formatted(demo.title(), panel.fields().get(0), text(bad)),
                        "What one would write. The plugin answers zeros to rules, so it never fires.",
                        List.of(query(target, datasourceUid), newest(), above(bad)),
                        dashboard,
                        panelId),
                rule(
                        dashboard.uid() + "-blind",
                        demo.title() + ": rules do not see the stream",
                        "The plugin answers zeros to rules: rows come by streaming alone.",
                        List.of(query(target, datasourceUid), newest(), isZero()),
                        dashboard,
                        panelId));
    }

    /** @return the first panel with limits, by whose column the example goes; only servers have an alert list */
    static Optional<Panel> limited(Demo demo) {
        return demo.name().equals("servers")
                ? demo.panels().stream()
                        .filter(panel -> panel.limits().isPresent())
                        .findFirst()
                : Optional.empty();
    }

    private static AlertRule rule(
            String uid, String title, String summary, List<Step> steps, Dashboard dashboard, String panelId) {
        Map<String, String> annotations =
                Map.of("__dashboardUid__", dashboard.uid(), "__panelId__", panelId, "summary", summary);
        return new AlertRule(
                uid, title, "C", steps, "NoData", "Error", "0s", annotations, Map.of("from", "frameproof"), false);
    }

    private static Step query(StreamTarget target, String datasourceUid) {
        Map<String, Object> model =
                JSON.convertValue(target.query(), new TypeReference<LinkedHashMap<String, Object>>() {});
        model.put("refId", "A");
        return new Step("A", LAST_MINUTE, datasourceUid, model);
    }

    private static Step newest() {
        Map<String, Object> model = expression("B", "reduce", "A");
        model.put("reducer", "last");
        model.put("settings", Map.of("mode", "dropNN"));
        return new Step("B", LAST_MINUTE, EXPRESSION, model);
    }

    private static Step above(double limit) {
        return threshold("gt", limit);
    }

    private static Step isZero() {
        return threshold("within_range", -HALF, HALF);
    }

    /** Not by an expression with the letter of a step: Grafana reads a dollar in its files as a variable of its own. */
    private static Step threshold(String type, Double... limits) {
        Map<String, Object> model = expression("C", "threshold", "B");
        model.put("conditions", List.of(Map.of("evaluator", Map.of("type", type, "params", List.of(limits)))));
        return new Step("C", LAST_MINUTE, EXPRESSION, model);
    }

    private static Map<String, Object> expression(String letter, String type, String text) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("refId", letter);
        model.put("datasource", Map.of("type", EXPRESSION, "uid", EXPRESSION));
        model.put("type", type);
        model.put("expression", text);
        return model;
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString(Math.round(number)) : Double.toString(number);
    }
}
