package dev.frameproof.harness.internal;

import dev.frameproof.reports.Measure;
import dev.frameproof.reports.TimeSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values over the time of a run, gathered by one thread. Long runs keep every second point once there are many. */
public final class TimeLine {
    private static final int MOST_POINTS = 2_000;

    private record Key(Measure measure, String name) {}

    private final Map<Key, Thinned> series = new LinkedHashMap<>();

    /** Adds a value; one that is not finite is left out. */
    public void add(Measure measure, String name, Duration elapsed, double value) {
        if (Double.isFinite(value)) {
            series.computeIfAbsent(new Key(measure, name), key -> new Thinned()).add(elapsed, value);
        }
    }

    /** @return all series in the order in which they began */
    public List<TimeSeries> all() {
        List<TimeSeries> all = new ArrayList<>();
        series.forEach((key, points) -> all.add(new TimeSeries(key.measure(), key.name(), points.kept)));
        return all;
    }

    private static final class Thinned {
        private final List<TimeSeries.Point> kept = new ArrayList<>();
        private int every = 1;
        private long seen;

        void add(Duration elapsed, double value) {
            if (seen++ % every == 0) {
                kept.add(new TimeSeries.Point(elapsed, value));
            }
            if (kept.size() >= MOST_POINTS) {
                List<TimeSeries.Point> half = new ArrayList<>();
                for (int i = 0; i < kept.size(); i += 2) {
                    half.add(kept.get(i));
                }
                kept.clear();
                kept.addAll(half);
                every *= 2;
            }
        }
    }
}
