package dev.frameproof.browser.pages;

import java.util.Locale;
import org.openqa.selenium.WebElement;

/** The settings of one datasource. */
final class DatasourcePage {
    private final GrafanaPage page;

    DatasourcePage(GrafanaPage page) {
        this.page = page;
    }

    /** @return what Grafana says after Save & test, in one line */
    String saveAndTest(String uid) {
        // Newer versions lead from here to where the page has moved.
        page.open("/datasources/edit/" + uid);
        page.element(PageElement.SAVE_AND_TEST).click();
        String said = page.await("a word after Save & test", () -> {
            WebElement alert = page.element(PageElement.DATASOURCE_ALERT);
            String text = alert.getText().strip().replaceAll("\\s*\\R\\s*", " ");
            return text.isEmpty() || text.toLowerCase(Locale.ROOT).startsWith("testing") ? null : text;
        });
        page.picture("Save and test");
        return said;
    }
}
