package dev.frameproof.browser.pages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A dashboard with a streaming graph, a table, a state timeline and an alert list, made for the check and removed. */
final class DashboardPage implements AutoCloseable {
    static final String GRAPH = "Streaming graph";
    static final String TABLE = "Streaming table";
    static final String STATES = "Streaming states";
    static final String ALERTS = "Alerts";

    /** The one after that of Explore, whose stream may run on for a while. */
    private static final char FIRST_LETTER = 'B';

    private static final int HALF = 12;
    private static final int HEIGHT = 12;
    private static final By CANVAS = By.tagName("canvas");

    /** Asks Grafana as the page itself would, with the user's cookie. */
    private static final String ASK = """
            const [method, path, body, done] = arguments;
            const root = (window.grafanaBootData?.settings?.appSubUrl || '');
            fetch(root + path, {method, headers: {'content-type': 'application/json'}, body: body || undefined})
                .then(async (answer) => done([answer.status, await answer.text()]), (error) => done([0, String(error)]));
            """;

    private final GrafanaPage page;
    private final String uid;

    private DashboardPage(GrafanaPage page, String uid) {
        this.page = page;
        this.uid = uid;
    }

    /**
     * Makes it and opens it.
     *
     * @param uid one that no other dashboard has
     * @throws PageElementException when Grafana does not take it
     */
    static DashboardPage make(GrafanaPage page, String uid, PageQuery query) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("overwrite", false).set("dashboard", dashboard(uid, query));
        ask(page, "POST", "/api/dashboards/db", body.toString());
        var dashboard = new DashboardPage(page, uid);
        page.open("/d/" + uid + "?orgId=1&from=now-5m&to=now");
        return dashboard;
    }

    private static void ask(GrafanaPage page, String method, String path, String body) {
        List<?> answer = (List<?>) page.script(ASK, method, path, body);
        if (!String.valueOf(answer.get(0)).equals("200")) {
            throw new PageElementException(
                    "%s %s answered %s: %s".formatted(method, path, answer.get(0), answer.get(1)), null);
        }
    }

    private static ObjectNode dashboard(String uid, PageQuery query) {
        ObjectNode dashboard = JsonNodeFactory.instance.objectNode();
        dashboard
                .put("uid", uid)
                .put("title", "Frameproof " + uid)
                .put("liveNow", false)
                .put("schemaVersion", 36);
        dashboard.putObject("time").put("from", "now-5m").put("to", "now");
        ArrayNode panels = dashboard.putArray("panels");
        place(panels, GRAPH, "timeseries", query);
        place(panels, TABLE, "table", query);
        place(panels, STATES, "state-timeline", query);
        place(panels, ALERTS, "alertlist", query);
        return dashboard;
    }

    private static void place(ArrayNode panels, String title, String type, PageQuery query) {
        int number = panels.size();
        ObjectNode panel = panels.addObject();
        panel.put("id", number + 1).put("type", type).put("title", title);
        panel.putObject("gridPos")
                .put("x", number % 2 * HALF)
                .put("y", number / 2 * HEIGHT)
                .put("w", HALF)
                .put("h", HEIGHT);
        if (!type.equals("alertlist")) {
            panel.putObject("datasource").put("type", query.plugin()).put("uid", query.datasourceUid());
            // Panels that share a letter share a stream, and Live replays nothing: who comes second would see less.
            panel.putArray("targets").add(query.json(Character.toString((char) (FIRST_LETTER + number))));
        }
    }

    /** @return the table's rows, once it has so many */
    List<Map<String, String>> rows(int atLeast) {
        return page.await("%d rows in panel %s".formatted(atLeast, TABLE), () -> {
            List<Map<String, String>> rows = page.rows(page.panel(TABLE));
            return rows.size() >= atLeast ? rows : null;
        });
    }

    /** @return how a panel looks once it has drawn something and looks the same twice in a row */
    byte[] drawn(String title) {
        List<byte[]> looks = new ArrayList<>();
        return page.await("something drawn in panel " + title, () -> {
            WebElement panel = page.panel(title);
            if (panel.findElements(CANVAS).isEmpty()) {
                return null;
            }
            looks.add(GrafanaPage.look(panel));
            int last = looks.size() - 1;
            return last > 0 && Arrays.equals(looks.get(last), looks.get(last - 1)) ? looks.get(last) : null;
        });
    }

    /** @return whether a panel comes to look otherwise than before, before the time for that is over */
    boolean moves(String title, byte[] before) {
        try {
            return page.await("another picture in panel " + title, () -> {
                byte[] now = GrafanaPage.look(page.panel(title));
                return Arrays.equals(now, before) ? null : Boolean.TRUE;
            });
        } catch (PageElementException still) {
            return false;
        }
    }

    /** @return what the alert list says, once it says something beside its title */
    String alerts() {
        return page.await("a word in panel " + ALERTS, () -> {
            String text = page.panel(ALERTS).getText().replace(ALERTS, "").strip();
            return text.isEmpty() ? null : text;
        });
    }

    /** Removes it. */
    @Override
    public void close() {
        ask(page, "DELETE", "/api/dashboards/uid/" + uid, "");
    }
}
