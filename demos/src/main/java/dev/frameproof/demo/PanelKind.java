package dev.frameproof.demo;

import java.util.Locale;

/** How a panel shows its values. */
public enum PanelKind {
    /** Lines over time. */
    GRAPH,
    /** Rows as they come, or the newest row of each key. */
    TABLE,
    /** How long each key was in which state. */
    TIMELINE,
    /** The newest value of each series, or how often each value came. */
    BARS,
    /** Series from below to above, time from left to right, the value as colour. */
    HEATMAP,
    /** A dial a series. */
    GAUGES,
    /** Where each one is in the plane, with the way it came. */
    TRACK,
    /** Where something happened in the plane, fading. */
    POINTS,
    /** Texts of one or more lines each, as they come. */
    LINES;

    /** @return the name by which the page knows it */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
