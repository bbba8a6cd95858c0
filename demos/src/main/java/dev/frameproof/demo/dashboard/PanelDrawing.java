package dev.frameproof.demo.dashboard;

import dev.frameproof.demo.dashboard.BoardPanel.Transformation;
import java.util.List;

/**
 * By which panel of Grafana something is drawn, and how.
 *
 * @param type the panel plugin's id
 */
record PanelDrawing(String type, FieldConfig fields, PanelOptions options, List<Transformation> steps) {
    PanelDrawing {
        steps = List.copyOf(steps);
    }
}
