package dev.frameproof.browser.pages;

import dev.frameproof.host.GrafanaVersion;
import java.util.List;
import org.openqa.selenium.By;

/**
 * The elements of Grafana's pages that are looked at, each with the names that Grafana gives it, from a version on. The
 * source is the npm package {@code @grafana/e2e-selectors} of Grafana 13.2, which tells the names of older versions too;
 * a test holds this table against it where npm is there.
 */
public enum PageElement {
    LOGIN_USER("pages.Login.username", "8.5.0=Username input field", "10.2.3=data-testid Username input field"),
    LOGIN_PASSWORD("pages.Login.password", "8.5.0=Password input field", "10.2.3=data-testid Password input field"),
    LOGIN_SUBMIT("pages.Login.submit", "8.5.0=Login button", "10.2.3=data-testid Login button"),
    LOGIN_SKIP("pages.Login.skip", "8.5.0=data-testid Skip change password button"),
    SAVE_AND_TEST(
            "pages.DataSource.saveAndTest",
            "8.5.0=Data source settings page Save and Test button",
            "10.0.0=data-testid Data source settings page Save and Test button"),
    DATASOURCE_ALERT(
            "pages.DataSource.alert",
            "8.5.0=Data source settings page Alert",
            "10.3.0=data-testid Data source settings page Alert"),
    EXPLORE("pages.Explore.General.container", "8.5.0=data-testid Explore"),
    EXPLORE_TABLE("pages.Explore.General.table", "8.5.0=Explore Table"),
    RUN_QUERY("components.RefreshPicker.runButtonV2", "8.5.0=data-testid RefreshPicker run button"),
    PANEL("components.Panels.Panel.title", "8.5.0=data-testid Panel header %s");

    private final String path;
    private final String names;

    /** A name, and the first version that has it. */
    private record Since(GrafanaVersion version, String name) {
        static Since parse(String text) {
            int equals = text.indexOf('=');
            return new Since(GrafanaVersion.parse(text.substring(0, equals)), text.substring(equals + 1));
        }
    }

    /** @param names each {@code version=name}, the oldest first */
    PageElement(String path, String... names) {
        this.path = path;
        this.names = String.join("\n", names);
    }

    /** @return where the package has it, for example {@code pages.Login.username} */
    public String path() {
        return path;
    }

    /**
     * @param arguments what is put into names with a gap, such as a panel's title
     * @return its name in a version; in one that is older than the table its oldest
     */
    public String name(GrafanaVersion version, String... arguments) {
        List<Since> all = names.lines().map(Since::parse).toList();
        String name = all.get(0).name();
        for (Since since : all) {
            if (version.compareTo(since.version()) >= 0) {
                name = since.name();
            }
        }
        return String.format(name, (Object[]) arguments);
    }

    /** @return how it is found: Grafana has its names in {@code data-testid}, or older ones in {@code aria-label} */
    By by(GrafanaVersion version, String... arguments) {
        String name = name(version, arguments).replace("\\", "\\\\").replace("\"", "\\\"");
        return By.cssSelector("[data-testid=\"%s\"], [aria-label=\"%s\"]".formatted(name, name));
    }
}
