package dev.frameproof.demo.dashboard;

import dev.frameproof.demo.Panel;
import dev.frameproof.demo.PanelKind;
import dev.frameproof.demo.dashboard.BoardPanel.Transformation;
import dev.frameproof.demo.dashboard.FieldConfig.Matcher;
import dev.frameproof.demo.dashboard.PanelOptions.Geomap;
import dev.frameproof.demo.dashboard.PanelOptions.Legend;
import dev.frameproof.demo.dashboard.PanelOptions.Tooltip;
import dev.frameproof.demo.dashboard.PanelOptions.XyByMatcher;
import dev.frameproof.demo.dashboard.PanelOptions.XyByName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Points in the plane: on a map where they are degrees, else in an XY chart. */
final class PlaneDrawings {
    private static final int POINT_PIXELS = 4;
    private static final int DEGREES_ZOOM = 1;

    private final GrafanaSchema schema;
    private final FieldConfigs configs;

    PlaneDrawings(GrafanaSchema schema, FieldConfigs configs) {
        this.schema = schema;
        this.configs = configs;
    }

    /** @param panel its first two fields are x and y */
    PanelDrawing of(Panel panel) {
        String x = panel.fields().get(0);
        String y = panel.fields().get(1);
        return x.endsWith(".lon") && y.endsWith(".lat") ? map(panel, x, y) : chart(panel, x, y);
    }

    /** All columns stay: they are what is to be read beside a point. */
    private static PanelDrawing map(Panel panel, String longitude, String latitude) {
        Map<String, Object> style =
                Map.of("size", Map.of("fixed", POINT_PIXELS), "opacity", 0.5, "color", Map.of("fixed", "dark-orange"));
        return new PanelDrawing(
                "geomap",
                FieldConfig.none(),
                new Geomap(
                        new Geomap.View("zero", 0, 0, DEGREES_ZOOM, true),
                        Map.of("showZoom", true),
                        Map.of("type", "default", "name", "Map"),
                        List.of(new Geomap.Layer(
                                "markers",
                                panel.title(),
                                true,
                                new Geomap.Location("coords", latitude, longitude),
                                Map.of("style", style, "showLegend", false))),
                        Map.of("mode", "details")),
                List.of());
    }

    private PanelDrawing chart(Panel panel, String x, String y) {
        List<String> both = List.of(x, y);
        List<Transformation> steps = new ArrayList<>();
        steps.add(Transformations.only(both, panel.by().map(List::of).orElse(List.of())));
        panel.by().ifPresent(by -> steps.addAll(Transformations.splitUngrouped(by, both, schema)));
        Map<String, Object> custom = Map.of(
                "show",
                panel.kind() == PanelKind.TRACK ? "points+lines" : "points",
                "pointSize",
                Map.of("fixed", POINT_PIXELS));
        return new PanelDrawing("xychart", configs.ofPlane(panel, custom), options(x, y), steps);
    }

    private PanelOptions options(String x, String y) {
        if (schema.hasMatchersOfXyCharts()) {
            // Chosen by hand, a series would name its frame by number, and how many there are is not known.
            return new XyByMatcher(
                    "auto",
                    List.of(new XyByMatcher.MatchedSeries(choice(x), choice(y))),
                    Legend.below(),
                    Tooltip.ofOne());
        }
        return new XyByName(
                "manual",
                Map.of("frame", 0),
                List.of(new XyByName.NamedSeries(x, y, new XyByName.PointSize(POINT_PIXELS, 1, 2 * POINT_PIXELS))),
                Legend.below(),
                Tooltip.ofOne());
    }

    private static XyByMatcher.Choice choice(String column) {
        return new XyByMatcher.Choice(new Matcher("byName", column));
    }
}
