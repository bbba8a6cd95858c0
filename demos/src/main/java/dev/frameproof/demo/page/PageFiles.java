package dev.frameproof.demo.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of the page: our own, and uPlot's out of its jar. Nothing else is read, whatever is asked for. */
final class PageFiles {
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final Map<String, String> OF_UPLOT =
            Map.of("uplot.js", UPLOT + "uPlot.esm.js", "uplot.css", UPLOT + "uPlot.min.css");
    private static final Set<String> OURS = Set.of(
            "index.html",
            "page.css",
            "icon.svg",
            "main.js",
            "server.js",
            "live.js",
            "clock.js",
            "theme.js",
            "keyboard.js",
            "numbers.js",
            "panel.js",
            "canvas.js",
            "select.js",
            "plane.js",
            "panels/graph.js",
            "panels/table.js",
            "panels/timeline.js",
            "panels/bars.js",
            "panels/heatmap.js",
            "panels/gauges.js",
            "panels/track.js",
            "panels/points.js",
            "panels/lines.js");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private PageFiles() {}

    /** @return the content type of that file, for browsers */
    static String type(String path) {
        return TYPES.get(path.isEmpty() ? "html" : path.substring(path.lastIndexOf('.') + 1));
    }

    /** @param path without a slash in front; empty for the page itself */
    static Optional<byte[]> named(String path) throws IOException {
        String name = path.isEmpty() ? "index.html" : path;
        String resource = OURS.contains(name) ? name : OF_UPLOT.get(name);
        if (resource == null) {
            return Optional.empty();
        }
        try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the page's file " + resource + " is not in this build");
            }
            return Optional.of(in.readAllBytes());
        }
    }
}
