package dev.frameproof.browser.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.frameproof.host.GrafanaVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Small pages that stand in for Grafana's: same addresses, same names of elements, tables with the same roles, graphs on
 * a canvas. They prove what drives and reads pages; that Grafana's own pages are like this is for a real Grafana to show.
 */
final class TestingGrafanaPages implements AutoCloseable {
    /** What can be wrong with them. */
    enum Fault {
        WRONG_PASSWORD,
        UNHEALTHY,
        WRONG_CELL,
        LOST_ROW,
        STILL_GRAPH,
        CONSOLE_ERROR,
        /** As a Grafana without its browser files answers. */
        NO_PAGES
    }

    private static final String HEAD = """
            <!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>pages</title>
            <style>section { border: 1px solid #888; display: inline-block; margin: 4px; min-height: 200px; width: 560px }</style>
            """;
    private static final String TABLE = """
            <script>
            async function rows(id) {
              const all = await (await fetch('/records')).json();
              document.getElementById(id).innerHTML = '<div role="table"><div role="row"><div role="columnheader">time</div>' +
                '<div role="columnheader">n</div><div role="columnheader">state</div></div>' + all.map((r) =>
                '<div role="row"><div role="cell">now</div><div role="cell">' + r.n + '</div><div role="gridcell">' + r.state +
                '</div></div>').join('') + '</div>';
              return all;
            }
            </script>
            """;

    private final HttpServer server;
    private final GrafanaVersion version;
    private final Set<Fault> faults;
    private final List<String> records = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    TestingGrafanaPages(GrafanaVersion version, Fault... faults) throws IOException {
        this.version = version;
        this.faults = faults.length == 0 ? Set.of() : EnumSet.of(faults[0], faults);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void send(String... values) {
        for (String value : values) {
            boolean lost = faults.contains(Fault.LOST_ROW) && value.contains("\"n\":3,");
            if (!lost) {
                records.add(faults.contains(Fault.WRONG_CELL) ? value.replace("\"n\":2,", "\"n\":22,") : value);
            }
        }
    }

    /** @return methods and paths of what was asked of the API */
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/api/")) {
            asked.add(exchange.getRequestMethod() + " " + path);
        }
        if (path.startsWith("/datasources/edit/")) {
            exchange.getResponseHeaders().set("Location", "/connections" + path);
            reply(exchange, 302, "");
        } else {
            reply(exchange, 200, content(path));
        }
    }

    private String content(String path) {
        if (faults.contains(Fault.NO_PAGES)) {
            return "";
        }
        if (path.equals("/login")) {
            return login();
        }
        if (path.startsWith("/connections/datasources/edit/")) {
            return datasource();
        }
        if (path.equals("/explore")) {
            return explore();
        }
        if (path.startsWith("/d/")) {
            return dashboard();
        }
        return path.equals("/records") ? "[" + String.join(",", records) + "]" : HEAD + "<p>home</p>";
    }

    private String named(PageElement element, String... arguments) {
        String name = element.name(version, arguments);
        return (name.startsWith("data-testid") ? "data-testid" : "aria-label") + "=\"" + name + "\"";
    }

    private String login() {
        String after = faults.contains(Fault.WRONG_PASSWORD) ? "" : "location.href = '/'";
        return HEAD
                + "<input %s><input type=password %s><button %s onclick=\"%s\">Log in</button>"
                        .formatted(
                                named(PageElement.LOGIN_USER),
                                named(PageElement.LOGIN_PASSWORD),
                                named(PageElement.LOGIN_SUBMIT),
                                after);
    }

    private String datasource() {
        String said = faults.contains(Fault.UNHEALTHY) ? "Failed to reach Kafka" : "Successfully connected to Kafka";
        return HEAD + """
                <button %s onclick="say('Testing... this could take up to a couple of minutes');
                  setTimeout(() => say('%s'), 300)">Save &amp; test</button><div id="place"></div>
                <script>function say(text) { document.getElementById('place').innerHTML = '<div %s>' + text + '</div>'; }</script>
                """.formatted(named(PageElement.SAVE_AND_TEST), said, named(PageElement.DATASOURCE_ALERT));
    }

    private String explore() {
        return HEAD
                + TABLE
                + "<div %s><section %s><div id=t></div></section></div><script>setTimeout(() => rows('t'), 300)</script>"
                        .formatted(named(PageElement.EXPLORE), named(PageElement.EXPLORE_TABLE));
    }

    private String dashboard() {
        String error = faults.contains(Fault.CONSOLE_ERROR) ? "console.error('a panel broke');" : "";
        String shown = faults.contains(Fault.STILL_GRAPH) ? "Math.min(all.length, 5)" : "all.length";
        return HEAD
                + TABLE
                + """
                <img alt="" src="http://frameproof.invalid/news.png">
                <section %s><h2>Streaming graph</h2><canvas id=g width=500 height=120></canvas></section>
                <section><header %s>Streaming table</header><div id=t></div></section>
                <section %s><h2>Streaming states</h2><canvas id=s width=500 height=120></canvas></section>
                <section %s><h2>Alerts</h2><p>No alerts matching filters</p></section>
                <script>
                %s
                function draw(id, count) {
                  const pen = document.getElementById(id).getContext('2d');
                  pen.clearRect(0, 0, 500, 120);
                  for (let i = 0; i < count; i++) { pen.fillRect(i * 40, 10 + 7 * (i %% 5), 30, 20); }
                }
                setInterval(async () => { const all = await rows('t'); draw('g', %s); draw('s', all.length); }, 250);
                </script>
                """.formatted(
                                named(PageElement.PANEL, DashboardPage.GRAPH),
                                named(PageElement.PANEL, DashboardPage.TABLE),
                                named(PageElement.PANEL, DashboardPage.STATES),
                                named(PageElement.PANEL, DashboardPage.ALERTS),
                                error,
                                shown);
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", body.startsWith("[") ? "application/json" : "text/html");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
