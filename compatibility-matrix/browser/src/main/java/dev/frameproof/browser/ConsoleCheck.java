package dev.frameproof.browser;

import java.util.ArrayList;
import java.util.List;

/** Gathers the page's console: an error there is a finding, a warning is noted. */
final class ConsoleCheck {
    /** Grafana's fonts are no part of its packages; pages do without them. */
    private static final String FONTS = "/public/fonts/";

    private final ViewerPage page;
    private final CheckLog log;
    private final List<ConsoleLine> lines = new ArrayList<>();

    ConsoleCheck(ViewerPage page, CheckLog log) {
        this.page = page;
        this.log = log;
    }

    /** @param when what the page has done since the last time */
    void gather(String when) {
        log.checked(BrowserCheck.CONSOLE, 1);
        for (ConsoleLine line : page.console()) {
            if (line.text().contains(FONTS)) {
                continue;
            }
            lines.add(line);
            if (line.level().equals("error")) {
                log.error(BrowserCheck.CONSOLE, when, "", line.firstLine(), "");
            } else {
                log.note(BrowserCheck.CONSOLE, when, "", line.firstLine(), "");
            }
        }
    }

    List<ConsoleLine> lines() {
        return List.copyOf(lines);
    }
}
