package dev.frameproof.browser;

import java.util.List;
import java.util.Locale;

/** A browser that can be driven, by the names of its executables on the PATH. */
public enum BrowserKind {
    CHROMIUM("chromedriver", "chromium", "chromium-browser"),
    CHROME("chromedriver", "google-chrome", "google-chrome-stable", "chrome"),
    EDGE("msedgedriver", "microsoft-edge", "microsoft-edge-stable", "msedge"),
    FIREFOX("geckodriver", "firefox", "firefox-esr");

    private final String driver;
    private final String executables;

    BrowserKind(String driver, String... executables) {
        this.driver = driver;
        this.executables = String.join(" ", executables);
    }

    /** @return names of the browser's executable, the likeliest first */
    public List<String> executables() {
        return List.of(executables.split(" ", -1));
    }

    /** @return the name of its driver's executable */
    public String driver() {
        return driver;
    }

    /** @return its name, lower case */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
