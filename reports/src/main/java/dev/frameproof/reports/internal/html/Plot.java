package dev.frameproof.reports.internal.html;

import java.util.List;

/**
 * What is to be drawn: lines over two axes that both begin at zero.
 *
 * @param title what it shows
 * @param unit the unit of the vertical axis
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param lines the lines, to be drawn in this order
 * @param readings what a pointer at a place of the horizontal axis is told
 * @param nested whether the lines are expected to cover each other, so that later ones are drawn thinner
 */
record Plot(String title, String unit, Axis x, Axis y, List<Line> lines, List<Reading> readings, boolean nested) {
    Plot {
        lines = List.copyOf(lines);
        readings = List.copyOf(readings);
    }

    /**
     * @param max the end of the axis, above zero
     * @param ticks labelled places from zero to {@code max}
     */
    record Axis(double max, List<Tick> ticks) {
        Axis {
            ticks = List.copyOf(ticks);
        }
    }

    /** A named line through points of rising {@code x}. */
    record Line(String name, List<Spot> spots) {
        Line {
            spots = List.copyOf(spots);
        }
    }

    record Spot(double x, double y) {}

    record Reading(double x, String text) {}
}
