package dev.frameproof.browser.pages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.host.GrafanaVersion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.WebElement;

/** Where a query is tried out. */
final class ExplorePage {
    /** The first version whose address has a part for each pane. */
    private static final GrafanaVersion PANES = GrafanaVersion.parse("10.1.0");

    private final GrafanaPage page;

    ExplorePage(GrafanaPage page) {
        this.page = page;
    }

    /** Opens it with a query, which is run at once. */
    void query(PageQuery query) {
        ObjectNode pane = JsonNodeFactory.instance.objectNode();
        pane.put("datasource", query.datasourceUid());
        pane.putArray("queries").add(query.json("A"));
        pane.putObject("range").put("from", "now-5m").put("to", "now");
        boolean panes = page.version().compareTo(PANES) >= 0;
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.set("a", pane);
        page.open("/explore?orgId=1&" + (panes ? "schemaVersion=1&panes=" + encoded(all) : "left=" + encoded(pane)));
        page.element(PageElement.EXPLORE);
    }

    /** @return the table's rows, once it has any */
    List<Map<String, String>> rows() {
        WebElement table = page.element(PageElement.EXPLORE_TABLE);
        List<Map<String, String>> rows = page.await("a row of the table", () -> {
            List<Map<String, String>> there = page.rows(table);
            return there.isEmpty() ? null : there;
        });
        page.picture("Explore");
        return rows;
    }

    private static String encoded(ObjectNode json) {
        return URLEncoder.encode(json.toString(), StandardCharsets.UTF_8);
    }
}
