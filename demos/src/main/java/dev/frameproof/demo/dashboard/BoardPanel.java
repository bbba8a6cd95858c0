package dev.frameproof.demo.dashboard;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A panel of a dashboard.
 *
 * @param id unique in its dashboard
 * @param type the panel plugin's id, for example {@code timeseries}
 * @param pluginVersion of Grafana, whose own panels have no other; by it panels know how their options are written
 * @param targets the queries
 */
public record BoardPanel(
        int id,
        String type,
        String title,
        String description,
        GridPlace gridPos,
        DatasourceRef datasource,
        String pluginVersion,
        FieldConfig fieldConfig,
        PanelOptions options,
        List<JsonNode> targets,
        List<Transformation> transformations) {
    public BoardPanel {
        requireNonNull(type, "type");
        requireNonNull(title, "title");
        requireNonNull(description, "description");
        requireNonNull(gridPos, "gridPos");
        requireNonNull(datasource, "datasource");
        requireNonNull(pluginVersion, "pluginVersion");
        requireNonNull(fieldConfig, "fieldConfig");
        requireNonNull(options, "options");
        targets = List.copyOf(targets);
        transformations = List.copyOf(transformations);
    }

    /**
     * Where it stands.
     *
     * @param x columns from the left, of 24
     * @param y rows from the top, of 30 pixels and a margin of 8
     */
    public record GridPlace(int h, int w, int x, int y) {}

    /**
     * Which datasource is asked.
     *
     * @param type the plugin's id
     * @param uid the datasource's, or a variable that holds it
     */
    public record DatasourceRef(String type, String uid) {}

    /**
     * A step between the rows that came and what is drawn.
     *
     * @param id Grafana's id of it
     */
    public record Transformation(String id, Object options) {}
}
