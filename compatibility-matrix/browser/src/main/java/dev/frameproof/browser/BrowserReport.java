package dev.frameproof.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes what browsers found as {@code browser.html}, for people, and {@code browser.json}, for programs. */
public final class BrowserReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BrowserReport() {}

    /**
     * @param folder made when it does not exist; pictures that lie in it are linked relative to it
     * @return the page for people
     */
    public static Path write(List<BrowserResult> results, Path folder) {
        try {
            Files.createDirectories(folder);
            ObjectNode all = JSON.createObjectNode();
            ArrayNode list = all.putArray("results");
            results.forEach(result -> list.add(json(result, folder)));
            Files.writeString(
                    folder.resolve("browser.json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
            Path page = folder.resolve("browser.html");
            Files.writeString(page, BrowserPage.html(results, folder));
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException("the browser's report cannot be written into " + folder, e);
        }
    }

    /** @return a result as it stands in {@code browser.json}, pictures relative to a folder */
    static ObjectNode json(BrowserResult result, Path folder) {
        ObjectNode json = JSON.createObjectNode();
        json.put(result.pages() ? "grafanaPages" : "grafanaPackages", result.version());
        json.put("plugin", result.plugin().orElse(""));
        json.put("browser", result.browser().orElse(""));
        json.put("skipped", result.skipped().orElse(""));
        json.put("passed", result.passed());
        ArrayNode checks = json.putArray("checks");
        for (BrowserCheckResult check : result.checks()) {
            ObjectNode one = checks.addObject();
            one.put("id", check.check().id());
            one.put("status", check.status().name().toLowerCase(Locale.ROOT));
            one.put("checked", check.checked()).put("unit", check.check().unit());
            one.put("failed", check.failed()).put("reason", check.reason());
            ArrayNode findings = one.putArray("findings");
            check.findings().forEach(finding -> findings.addObject()
                    .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                    .put("subject", finding.subject())
                    .put("expected", finding.expected())
                    .put("got", finding.got())
                    .put("detail", finding.detail()));
        }
        ArrayNode pictures = json.putArray("screenshots");
        result.screenshots().forEach(picture -> pictures.addObject()
                .put("title", picture.title())
                .put("file", relative(folder, picture.file())));
        ArrayNode console = json.putArray("console");
        result.console()
                .forEach(line -> console.addObject().put("level", line.level()).put("text", line.text()));
        ArrayNode drawn = json.putArray("drawnWith");
        result.drawnWith().forEach(drawn::add);
        return json;
    }

    /** @return a file's path from a folder on, with slashes */
    static String relative(Path folder, Path file) {
        return folder.toAbsolutePath()
                .relativize(file.toAbsolutePath())
                .toString()
                .replace('\\', '/');
    }
}
