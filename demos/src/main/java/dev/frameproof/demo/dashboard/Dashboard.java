package dev.frameproof.demo.dashboard;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A dashboard as Grafana stores it; what is left out has Grafana's default.
 *
 * @param uid the end of its address, at most 40 characters
 * @param schemaVersion by which later versions of Grafana know what to lift
 * @param liveNow whether graphs move on by themselves, also while no row comes
 */
public record Dashboard(
        String uid,
        String title,
        String description,
        List<String> tags,
        int schemaVersion,
        boolean editable,
        boolean liveNow,
        TimeRange time,
        Templating templating,
        List<BoardPanel> panels) {
    private static final int LONGEST_UID = 40;

    public Dashboard {
        requireNonNull(title, "title");
        requireNonNull(description, "description");
        requireNonNull(time, "time");
        requireNonNull(templating, "templating");
        tags = List.copyOf(tags);
        panels = List.copyOf(panels);
        if (uid.isEmpty() || uid.length() > LONGEST_UID) {
            throw new IllegalArgumentException("a dashboard's uid has 1 to 40 characters, not '" + uid + "'");
        }
    }

    /** What the graphs show when it is opened, in Grafana's words, for example {@code now-1m}. */
    public record TimeRange(String from, String to) {}

    /** The variables that stand above it. */
    public record Templating(List<BoardVariable> list) {
        public Templating {
            list = List.copyOf(list);
        }
    }
}
