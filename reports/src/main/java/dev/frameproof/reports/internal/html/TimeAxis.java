package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A horizontal axis of elapsed seconds. */
final class TimeAxis {
    private static final int MOST_PARTS = 6;
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double DAY = 24 * HOUR;

    private TimeAxis() {}

    static Plot.Axis of(double seconds) {
        double max = seconds > 0 ? seconds : 1;
        double step = step(max);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= max * (1 + 1e-9); i++) {
            ticks.add(new Tick(i * step, label(i * step, step)));
        }
        return new Plot.Axis(max, ticks);
    }

    private static double step(double max) {
        if (max < MOST_PARTS) {
            return Steps.decimal(max, MOST_PARTS);
        }
        double listed = Steps.listed(
                max,
                MOST_PARTS,
                1,
                2,
                5,
                10,
                15,
                30,
                MINUTE,
                2 * MINUTE,
                5 * MINUTE,
                10 * MINUTE,
                15 * MINUTE,
                30 * MINUTE,
                HOUR,
                2 * HOUR,
                3 * HOUR,
                6 * HOUR,
                12 * HOUR,
                DAY,
                2 * DAY,
                7 * DAY);
        return listed > 0 ? listed : Steps.decimal(max / DAY, MOST_PARTS) * DAY;
    }

    private static String label(double at, double step) {
        if (at == 0) {
            return "0";
        }
        if (step >= DAY) {
            return whole(at / DAY) + " d";
        }
        if (step >= HOUR) {
            return whole(at / HOUR) + " h";
        }
        if (step >= MINUTE) {
            return whole(at / MINUTE) + " min";
        }
        return step >= 1
                ? whole(at) + " s"
                : new BigDecimal(Units.shortCount(at)).stripTrailingZeros().toPlainString() + " s";
    }

    private static String whole(double value) {
        return Long.toString(Math.round(value));
    }
}
