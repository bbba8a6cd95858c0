package dev.frameproof.reports.internal.html;

/**
 * A labelled place on an axis.
 *
 * @param at in the axis's own measure
 * @param label what stands there
 */
record Tick(double at, String label) {}
