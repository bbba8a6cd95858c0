package dev.frameproof.browser.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * What a table shows. Grafana's tables, old and new, have the roles of accessible grids: {@code columnheader}, {@code
 * row}, and {@code cell} or {@code gridcell}. All of it is read in one go, since a stream may draw it anew at any time.
 */
final class TableText {
    private static final String READ = """
            const texts = (at, what) => [...at.querySelectorAll(what)].map((one) => (one.innerText || '').trim());
            const rows = [...arguments[0].querySelectorAll('[role=row]')];
            return [texts(arguments[0], '[role=columnheader]'),
                rows.map((row) => texts(row, '[role=cell], [role=gridcell]')).filter((cells) => cells.length > 0)];
            """;

    private TableText() {}

    /** @return the rows in sight, each by column; from top to bottom */
    static List<Map<String, String>> rows(RemoteWebDriver driver, WebElement around) {
        List<?> read = (List<?>) driver.executeScript(READ, around);
        List<?> names = (List<?>) read.get(0);
        List<Map<String, String>> rows = new ArrayList<>();
        for (Object row : (List<?>) read.get(1)) {
            List<?> cells = (List<?>) row;
            Map<String, String> texts = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(cells.size(), names.size()); i++) {
                texts.put(String.valueOf(names.get(i)), String.valueOf(cells.get(i)));
            }
            rows.add(texts);
        }
        return rows;
    }
}
