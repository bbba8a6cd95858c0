package dev.frameproof.demo.dashboard;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frameproof.demo.Demo;
import dev.frameproof.demo.Panel;
import dev.frameproof.demo.dashboard.BoardPanel.DatasourceRef;
import dev.frameproof.demo.dashboard.Dashboard.Templating;
import dev.frameproof.demo.dashboard.Dashboard.TimeRange;
import dev.frameproof.host.GrafanaVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes dashboards of demos, with the same panels as the live page, for one version of Grafana and one plugin. */
public final class DashboardMaker {
    static final String DATASOURCE = "datasource";

    private static final int COLUMNS_A_TWELFTH = 2;
    private static final int ROWS = 8;
    private static final int TALL_ROWS = 2 * ROWS;

    private final String version;
    private final GrafanaSchema schema;
    private final PanelDrawings drawings;
    private final DatasourceRef datasource;

    /**
     * @param pluginId the Kafka datasource plugin's
     * @throws IllegalArgumentException when the version is too old
     */
    public DashboardMaker(GrafanaVersion version, String pluginId) {
        this.schema = GrafanaSchema.of(version);
        this.version = "%d.%d.%d".formatted(version.major(), version.minor(), version.patch());
        this.drawings = new PanelDrawings(schema);
        this.datasource = new DatasourceRef(requireNonNull(pluginId, "pluginId"), "${" + DATASOURCE + "}");
    }

    /**
     * @param uid the dashboard's
     * @param chosen the datasource that it shows first
     * @param targets how each stream of the demo is asked for
     * @param variables beside that of the datasource
     * @throws IllegalArgumentException when a stream has no target
     */
    public Dashboard of(
            Demo demo,
            String uid,
            BoardVariable.Choice chosen,
            List<StreamTarget> targets,
            List<BoardVariable> variables) {
        Map<String, StreamTarget> byStream =
                targets.stream().collect(Collectors.toMap(StreamTarget::stream, Function.identity()));
        List<BoardVariable> all = new ArrayList<>();
        all.add(BoardVariable.datasource(DATASOURCE, datasource.type(), chosen));
        all.addAll(variables);
        return new Dashboard(
                uid,
                "Frameproof: " + demo.title(),
                demo.about(),
                List.of("frameproof", "kafka"),
                schema.schemaVersion(),
                true,
                true,
                new TimeRange("now-1m", "now"),
                new Templating(all),
                panels(demo, byStream));
    }

    private List<BoardPanel> panels(Demo demo, Map<String, StreamTarget> targets) {
        var grid = new PanelGrid();
        List<BoardPanel> panels = new ArrayList<>();
        for (Panel panel : demo.panels()) {
            StreamTarget target = targets.get(panel.stream());
            if (target == null) {
                throw new IllegalArgumentException("nothing is known of the stream " + panel.stream());
            }
            PanelDrawing drawing = drawings.of(panel, target.timeColumn());
            panels.add(panel(
                    panels.size() + 1,
                    panel.title(),
                    "",
                    grid.place(panel.width().twelfths() * COLUMNS_A_TWELFTH, panel.tall() ? TALL_ROWS : ROWS),
                    datasource,
                    drawing,
                    List.of(target.to(datasource))));
        }
        for (ExtraPanels.Extra extra : ExtraPanels.of(demo, targets, schema, datasource)) {
            panels.add(panel(
                    panels.size() + 1,
                    extra.title(),
                    extra.description(),
                    grid.place(extra.columns(), ROWS),
                    extra.datasource(),
                    extra.drawing(),
                    extra.targets()));
        }
        return panels;
    }

    private BoardPanel panel(
            int id,
            String title,
            String description,
            BoardPanel.GridPlace place,
            DatasourceRef source,
            PanelDrawing drawing,
            List<? extends JsonNode> targets) {
        return new BoardPanel(
                id,
                drawing.type(),
                title,
                description,
                place,
                source,
                version,
                drawing.fields(),
                drawing.options(),
                List.copyOf(targets),
                drawing.steps());
    }
}
