package dev.frameproof.reports;

import java.util.List;

/**
 * What a Grafana panel with its default streaming buffer would hold after all frames of a stream.
 *
 * @param rowsKept rows in the panel's table at the end
 * @param rowsDropped rows that the buffer let go at the front because it was full
 * @param columnsEmptied names of the columns that lost values because the frames' structure changed, in order of first
 *     loss, without repeats
 */
public record PanelSummary(long rowsKept, long rowsDropped, List<String> columnsEmptied) {
    public PanelSummary {
        Require.notNegative(rowsKept, "rowsKept");
        Require.notNegative(rowsDropped, "rowsDropped");
        columnsEmptied = List.copyOf(columnsEmptied);
    }
}
