package dev.frameproof.matrix.conformance;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a comparison of two targets came to, as {@code conformance.html} for people and {@code conformance.json} for
 * programs.
 *
 * @param subject the target that was asked
 * @param reference what it was held against
 * @param comparisons one a scenario
 */
public record ConformanceReport(String subject, String reference, List<Comparison> comparisons) {
    private static final String HEAD = """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>Frameproof: conformance</title>
        <style>
        :root { color-scheme: light dark; --line: #8884; --bad: #c4314b; --good: #1a7f4b; --soft: #8889; }
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
        h1 { font-size: 1.5rem; } table { border-collapse: collapse; width: 100%; }
        th, td { border-bottom: 1px solid var(--line); padding: .25rem .75rem; text-align: left; vertical-align: top; }
        td.same { color: var(--good); } td.differs { color: var(--bad); font-weight: 600; white-space: nowrap; }
        p.about, span.after { color: var(--soft); } ul { margin: .25rem 0; padding-left: 1.2rem; } code { overflow-wrap: anywhere; }
        </style></head><body>
        """;

    public ConformanceReport {
        requireNonNull(subject, "subject");
        requireNonNull(reference, "reference");
        comparisons = List.copyOf(comparisons);
    }

    /** @return how many scenarios are answered otherwise */
    public long differing() {
        return comparisons.stream()
                .filter(comparison -> !comparison.differences().isEmpty())
                .count();
    }

    /** @return the page for people */
    public Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("conformance.json"),
                    SideApi.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
            Path page = folder.resolve("conformance.html");
            Files.writeString(page, html());
            return page;
        } catch (IOException full) {
            throw new UncheckedIOException("the report cannot be written into " + folder, full);
        }
    }

    ObjectNode json() {
        ObjectNode json =
                SideApi.JSON.createObjectNode().put("subject", subject).put("reference", reference);
        ArrayNode all = json.putArray("scenarios");
        for (Comparison comparison : comparisons) {
            ObjectNode one = all.addObject().put("name", comparison.scenario()).put("about", comparison.about());
            one.put("answers", comparison.answers());
            ArrayNode differences = one.putArray("differences");
            comparison.differences().forEach(difference -> differences
                    .addObject()
                    .put("after", difference.after())
                    .put("text", difference.text()));
        }
        return json;
    }

    String html() {
        StringBuilder text = new StringBuilder(HEAD)
                .append("<h1>%s</h1>\n".formatted(escaped(subject)))
                .append("<p>held against <b>%s</b>: %d of %d scenarios are answered the same.</p>\n"
                        .formatted(escaped(reference), comparisons.size() - differing(), comparisons.size()))
                .append(
                        "<table><thead><tr><th>Scenario</th><th>Answers</th><th>Differences</th></tr></thead><tbody>\n");
        for (Comparison comparison : comparisons) {
            text.append("<tr><td>%s<p class=\"about\">%s</p></td><td>%d</td>"
                    .formatted(escaped(comparison.scenario()), escaped(comparison.about()), comparison.answers()));
            if (comparison.differences().isEmpty()) {
                text.append("<td class=\"same\">✓ none</td></tr>\n");
                continue;
            }
            text.append("<td><ul>");
            comparison
                    .differences()
                    .forEach(difference -> text.append("<li><span class=\"after\">%s</span><br><code>%s</code></li>"
                            .formatted(escaped(difference.after()), escaped(difference.text()))));
            text.append("</ul></td></tr>\n");
        }
        return text.append("</tbody></table></body></html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
