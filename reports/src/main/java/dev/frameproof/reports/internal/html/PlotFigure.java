package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.internal.text.Markup;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/** Draws a plot as a figure: caption, legend, and a picture in SVG. */
final class PlotFigure {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 240;
    private static final double LEFT = 52;
    private static final double RIGHT = 20;
    private static final double TOP = 28;
    private static final double BOTTOM = 30;
    private static final int COLOURS = 6;

    private final Plot plot;

    PlotFigure(Plot plot) {
        this.plot = plot;
    }

    void write(Markup html) throws IOException {
        html.open("figure", "class", plot.nested() ? "plot nested" : "plot");
        html.open("figcaption");
        html.leaf("strong", plot.title());
        html.open("span", "class", "legend");
        for (int i = 0; i < plot.lines().size(); i++) {
            html.open("span", "class", "key");
            html.leaf("i", "", "class", "swatch " + colour(i));
            html.text(plot.lines().get(i).name());
            html.close();
        }
        html.close().close();
        String names = plot.lines().stream().map(Plot.Line::name).collect(Collectors.joining(", "));
        html.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + number(WIDTH) + " " + number(HEIGHT),
                "role",
                "img",
                "aria-label",
                plot.title() + " in " + plot.unit() + ": " + names);
        writeAxes(html);
        for (int i = 0; i < plot.lines().size(); i++) {
            writeLine(html, plot.lines().get(i).spots(), colour(i));
        }
        writeReadings(html);
        html.close().close();
    }

    private void writeAxes(Markup html) throws IOException {
        html.open("g", "class", "axis");
        for (Tick tick : plot.y().ticks()) {
            String y = number(y(tick.at()));
            html.empty(
                    "line",
                    "class",
                    tick.at() == 0 ? "base" : "grid",
                    "x1",
                    number(LEFT),
                    "x2",
                    number(WIDTH - RIGHT),
                    "y1",
                    y,
                    "y2",
                    y);
            html.leaf("text", tick.label(), "class", "ytick", "x", number(LEFT - 8), "y", y, "dy", "0.32em");
        }
        for (int i = 0; i < plot.x().ticks().size(); i++) {
            Tick tick = plot.x().ticks().get(i);
            String x = number(x(tick.at()));
            html.empty(
                    "line",
                    "class",
                    "base",
                    "x1",
                    x,
                    "x2",
                    x,
                    "y1",
                    number(HEIGHT - BOTTOM),
                    "y2",
                    number(HEIGHT - BOTTOM + 4));
            html.leaf(
                    "text",
                    tick.label(),
                    "class",
                    i % 2 == 0 ? "xtick" : "xtick minor",
                    "x",
                    x,
                    "y",
                    number(HEIGHT - 9));
        }
        html.leaf("text", plot.unit(), "class", "unit", "x", "0", "y", number(13));
        html.close();
    }

    private void writeLine(Markup html, List<Plot.Spot> spots, String colour) throws IOException {
        if (spots.size() == 1) {
            Plot.Spot only = spots.get(0);
            html.empty(
                    "circle", "class", "dot " + colour, "cx", number(x(only.x())), "cy", number(y(only.y())), "r", "3");
            return;
        }
        StringBuilder path = new StringBuilder();
        for (Plot.Spot spot : spots) {
            path.append(path.length() == 0 ? "M" : " L").append(number(x(spot.x())));
            path.append(' ').append(number(y(spot.y())));
        }
        html.empty("path", "class", "line " + colour, "d", path.toString());
    }

    /** Invisible columns over the picture: a browser shows a column's title when the pointer rests on it. */
    private void writeReadings(Markup html) throws IOException {
        List<Plot.Reading> readings = plot.readings();
        for (int i = 0; i < readings.size(); i++) {
            double x = x(readings.get(i).x());
            double from = i == 0 ? LEFT : (x(readings.get(i - 1).x()) + x) / 2;
            double to = i == readings.size() - 1
                    ? WIDTH - RIGHT
                    : (x(readings.get(i + 1).x()) + x) / 2;
            String top = number(TOP);
            String height = number(HEIGHT - TOP - BOTTOM);
            html.open("g", "class", "reading");
            html.leaf("title", readings.get(i).text());
            html.empty("rect", "x", number(from), "y", top, "width", number(Math.max(0, to - from)), "height", height);
            html.empty("line", "x1", number(x), "x2", number(x), "y1", top, "y2", number(HEIGHT - BOTTOM));
            html.close();
        }
    }

    private double x(double value) {
        return LEFT + value / plot.x().max() * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - value / plot.y().max() * (HEIGHT - TOP - BOTTOM);
    }

    private static String colour(int index) {
        return "c" + index % COLOURS;
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
