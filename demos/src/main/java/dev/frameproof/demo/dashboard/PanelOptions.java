package dev.frameproof.demo.dashboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.frameproof.demo.dashboard.FieldConfig.Matcher;
import java.util.List;
import java.util.Map;

/** What one type of panel is told beside its columns, in Grafana's own names. What is left out has Grafana's default. */
public sealed interface PanelOptions {
    /** Of {@code timeseries}. */
    record Lines(Legend legend, Tooltip tooltip) implements PanelOptions {}

    /** Of {@code gauge}. */
    record Gauge(Reduction reduceOptions, String orientation, boolean showThresholdLabels, boolean showThresholdMarkers)
            implements PanelOptions {}

    /** Of {@code bargauge}. */
    record BarGauge(
            Reduction reduceOptions, String orientation, String displayMode, boolean showUnfilled, String valueMode)
            implements PanelOptions {}

    /**
     * Of {@code barchart}.
     *
     * @param xField the column that names the bars
     */
    record BarChart(String xField, String orientation, String showValue, Legend legend, Tooltip tooltip)
            implements PanelOptions {}

    /**
     * Of {@code logs}, which takes the first column of texts.
     *
     * @param dedupStrategy {@code none} for each line that comes
     */
    record Logs(boolean showTime, boolean wrapLogMessage, boolean showLabels, String sortOrder, String dedupStrategy)
            implements PanelOptions {}

    /** Of {@code table}. */
    record Table(boolean showHeader, String cellHeight) implements PanelOptions {}

    /** Of {@code state-timeline}. */
    record StateTimeline(
            boolean mergeValues, String alignValue, double rowHeight, String showValue, Legend legend, Tooltip tooltip)
            implements PanelOptions {}

    /**
     * Of {@code heatmap}, a row a column.
     *
     * @param filterValues up to which value cells are left out; all below zero where that is not said
     * @param tooltip how it is written differs by version
     */
    record Heatmap(
            boolean calculate,
            Map<String, Object> filterValues,
            Map<String, Object> color,
            Map<String, Object> cellValues,
            Map<String, Object> yAxis,
            Map<String, Object> rowsFrame,
            Map<String, Object> tooltip,
            Map<String, Object> legend)
            implements PanelOptions {}

    /** Of {@code xychart} until it finds columns by matchers: by their names, in each frame that has them. */
    record XyByName(
            String seriesMapping, Map<String, Object> dims, List<NamedSeries> series, Legend legend, Tooltip tooltip)
            implements PanelOptions {
        public record NamedSeries(String x, String y, PointSize pointSize) {}

        public record PointSize(int fixed, int min, int max) {}
    }

    /** Of {@code xychart} since it finds columns by matchers, in each frame that has them. */
    record XyByMatcher(String mapping, List<MatchedSeries> series, Legend legend, Tooltip tooltip)
            implements PanelOptions {
        public record MatchedSeries(Choice x, Choice y) {}

        public record Choice(Matcher matcher) {}
    }

    /** Of {@code geomap}. */
    record Geomap(
            View view,
            Map<String, Object> controls,
            Map<String, Object> basemap,
            List<Layer> layers,
            Map<String, Object> tooltip)
            implements PanelOptions {
        /** @param id {@code fit} for what the points need */
        public record View(String id, double lat, double lon, int zoom, boolean allLayers) {}

        public record Layer(String type, String name, boolean tooltip, Location location, Map<String, Object> config) {}

        /** @param mode {@code coords} for two columns of degrees */
        public record Location(String mode, String latitude, String longitude) {}
    }

    /** Of {@code alertlist}. */
    record AlertList(
            String viewMode,
            String groupMode,
            int maxItems,
            int sortOrder,
            boolean dashboardAlerts,
            String alertName,
            Map<String, Boolean> stateFilter)
            implements PanelOptions {}

    /** Where names stand, and which figures beside them. */
    record Legend(boolean showLegend, String displayMode, String placement, List<String> calcs) {
        static Legend below() {
            return new Legend(true, "list", "bottom", List.of());
        }

        static Legend none() {
            return new Legend(false, "list", "bottom", List.of());
        }
    }

    record Tooltip(String mode, String sort) {
        static Tooltip ofAll() {
            return new Tooltip("multi", "desc");
        }

        static Tooltip ofOne() {
            return new Tooltip("single", "none");
        }
    }

    /**
     * What becomes of the values of a column.
     *
     * @param fields which columns; empty for all numbers
     */
    record Reduction(
            List<String> calcs,
            String fields,
            @JsonProperty("values") boolean eachRow) {
        static Reduction newest() {
            return new Reduction(List.of("lastNotNull"), "", false);
        }
    }
}
