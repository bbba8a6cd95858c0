package dev.frameproof.browser;

import dev.frameproof.reports.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The page that shows what browsers found: a grid of versions and checks, then each version with its pictures. */
final class BrowserPage {
    private static final String HEAD = """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>Frameproof: browser</title>
        <style>
        :root { color-scheme: light dark; --line: #8884; --bad: #c4314b; --good: #1a7f4b; --soft: #8889; }
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
        table { border-collapse: collapse; } th, td { border-bottom: 1px solid var(--line); padding: .25rem .75rem; text-align: left; }
        td.passed { color: var(--good); } td.failed { color: var(--bad); font-weight: 600; } td.skipped { color: var(--soft); }
        ul.findings { padding-left: 1.2rem; } li.error { color: var(--bad); } code { overflow-wrap: anywhere; }
        .pictures { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); }
        figure { margin: 0; } img { border: 1px solid var(--line); max-width: 100%; } figcaption { color: var(--soft); }
        </style></head><body>
        <h1>What Grafana’s browser code makes of the streams</h1>
        """;

    private static final String PACKAGES = """
        <p>Grafana’s own npm packages of each version in a browser without a window. It is not Grafana: its pages,
        and panels that are only in its core, are not in these packages.</p>
        """;

    private final StringBuilder text = new StringBuilder(HEAD);
    private final List<BrowserResult> results;
    private final Path folder;

    private BrowserPage(List<BrowserResult> results, Path folder) {
        this.results = results;
        this.folder = folder;
    }

    static String html(List<BrowserResult> results, Path folder) {
        return new BrowserPage(results, folder).html();
    }

    private String html() {
        if (results.stream().anyMatch(result -> !result.pages())) {
            text.append(PACKAGES);
        }
        grid();
        results.forEach(this::version);
        return text.append("</body></html>\n").toString();
    }

    private void grid() {
        Set<BrowserCheck> checks = EnumSet.noneOf(BrowserCheck.class);
        results.forEach(result -> result.checks().forEach(check -> checks.add(check.check())));
        text.append("<table><thead><tr><th>Check</th>");
        results.forEach(
                result -> text.append("<th>").append(escaped(result.version())).append("</th>"));
        text.append("</tr></thead><tbody>\n");
        for (BrowserCheck check : checks) {
            text.append("<tr><th title=\"%s\">%s</th>".formatted(escaped(check.meaning()), escaped(check.title())));
            results.forEach(result -> cell(find(result, check)));
            text.append("</tr>\n");
        }
        text.append("</tbody></table>\n");
    }

    private static Optional<BrowserCheckResult> find(BrowserResult result, BrowserCheck check) {
        return result.checks().stream().filter(one -> one.check() == check).findFirst();
    }

    private void cell(Optional<BrowserCheckResult> result) {
        if (result.isEmpty()) {
            text.append("<td class=\"skipped\">–</td>");
            return;
        }
        BrowserCheckResult check = result.get();
        switch (check.status()) {
            case PASSED ->
                text.append("<td class=\"passed\">✓ %,d %s</td>"
                        .formatted(check.checked(), escaped(check.check().unit())));
            case FAILED -> text.append("<td class=\"failed\">✗ %,d</td>".formatted(check.failed()));
            case SKIPPED ->
                text.append("<td class=\"skipped\" title=\"%s\">skipped</td>".formatted(escaped(check.reason())));
        }
    }

    private void version(BrowserResult result) {
        List<String> facts = new ArrayList<>();
        result.plugin().ifPresent(facts::add);
        result.browser().ifPresent(facts::add);
        result.skipped().ifPresent(reason -> facts.add("skipped: " + reason));
        text.append("<h2>%s</h2><p>%s</p>\n"
                .formatted(
                        escaped((result.pages() ? "Grafana’s pages " : "Grafana’s packages ") + result.version()),
                        escaped(String.join(" · ", facts))));
        result.drawnWith().forEach(line -> text.append("<p>%s</p>\n".formatted(escaped(line))));
        text.append("<ul class=\"findings\">\n");
        for (BrowserCheckResult check : result.checks()) {
            check.findings()
                    .forEach(finding -> text.append("<li class=\"%s\">%s: <code>%s</code></li>\n"
                            .formatted(
                                    finding.severity() == Severity.ERROR ? "error" : "note",
                                    escaped(check.check().title()),
                                    escaped(finding.text()))));
            if (check.status() == BrowserCheckResult.Status.SKIPPED) {
                text.append("<li>%s: skipped, %s</li>\n"
                        .formatted(escaped(check.check().title()), escaped(check.reason())));
            }
        }
        text.append("</ul>\n<div class=\"pictures\">\n");
        for (Screenshot picture : result.screenshots()) {
            String file = escaped(BrowserReport.relative(folder, picture.file()));
            text.append(
                    "<figure><a href=\"%s\"><img loading=\"lazy\" src=\"%s\" alt=\"\"></a><figcaption>%s</figcaption></figure>\n"
                            .formatted(file, file, escaped(picture.title())));
        }
        text.append("</div>\n");
    }

    private static String escaped(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
