package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.Artifact;
import dev.frameproof.reports.Fact;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.internal.text.Markup;
import dev.frameproof.reports.internal.text.VisibleText;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What it ran on, the files beside the report, and how to do it again. */
final class HtmlFoot {
    private HtmlFoot() {}

    static void write(RunResult run, Markup html) throws IOException {
        if (!run.environment().isEmpty()) {
            html.open("section");
            html.leaf("h2", "Environment");
            html.open("dl", "class", "facts");
            for (Fact fact : run.environment()) {
                html.open("div");
                html.leaf("dt", VisibleText.line(fact.name()));
                html.leaf("dd", VisibleText.line(fact.value()));
                html.close();
            }
            html.close().close();
        }
        if (!run.artifacts().isEmpty()) {
            html.open("section");
            html.leaf("h2", "Files");
            html.open("ul", "class", "files");
            for (Artifact artifact : run.artifacts()) {
                html.openTight("li");
                html.text(VisibleText.line(artifact.title()) + " ");
                writeLink(artifact.path(), html);
                html.close();
            }
            html.close().close();
        }
        html.open("section");
        html.leaf("h2", "Do it again");
        if (!run.invocation().reproduce().isEmpty()) {
            html.leaf("pre", VisibleText.line(run.invocation().reproduce()));
        }
        html.openTight("p", "class", "aside").text("It was called as ");
        html.leaf("code", VisibleText.line(run.invocation().commandLine())).close();
        html.close();
    }

    /** A link to a file beside the report; only its path, never a scheme, so that it cannot lead elsewhere. */
    static void writeLink(String path, Markup html) throws IOException {
        html.openTight("a", "href", relative(path));
        html.leaf("code", VisibleText.line(path)).close();
    }

    static String relative(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/", "./", ""));
    }
}
