package dev.frameproof.reports;

import dev.frameproof.reports.internal.terminal.Paint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One line that says where a run stands. */
public final class ProgressLine {
    private static final int BAR_WIDTH = 16;

    /** A piece of the line; the higher its rank, the sooner it is left out of a narrow one. */
    private record Part(int rank, int width, String text) {}

    private ProgressLine() {}

    /**
     * The line for a log: no colours, whatever length it needs, no line break.
     *
     * <p>{@code 12 s: sent 240,000, delivered 239,998, verified 239,990, 20k/s, p50 4.56 ms, p99 12.3 ms, 18 s left}
     */
    public static String plain(Progress progress) {
        List<String> parts = new ArrayList<>();
        parts.add("sent " + Units.count(progress.sent()));
        parts.add("delivered " + Units.count(progress.delivered()));
        parts.add("verified " + Units.count(progress.verified()));
        parts.add(Units.rate(progress.perSecond()));
        progress.p50().ifPresent(p50 -> parts.add("p50 " + Units.duration(p50)));
        progress.p99().ifPresent(p99 -> parts.add("p99 " + Units.duration(p99)));
        if (progress.failed() > 0) {
            parts.add(Units.count(progress.failed(), "finding", "findings"));
        }
        progress.left().ifPresent(left -> parts.add(left(left)));
        return wholeSeconds(progress.elapsed()) + ": " + String.join(", ", parts);
    }

    /**
     * The line to draw again and again at the same place: at most the terminal's width less one, no line break, no
     * cursor movement. A narrow terminal gets the parts that matter most.
     */
    public static String inPlace(Progress progress, TerminalStyle style) {
        Paint paint = new Paint(style);
        List<Part> parts = parts(progress, paint);
        while (width(parts) > style.width() - 1 && parts.size() > 1) {
            parts.remove(parts.stream().max(Comparator.comparingInt(Part::rank)).orElseThrow());
        }
        return String.join("  ", parts.stream().map(Part::text).toList());
    }

    private static List<Part> parts(Progress progress, Paint paint) {
        List<Part> parts = new ArrayList<>();
        progress.left().ifPresent(left -> {
            double whole = progress.elapsed().plus(left).toMillis();
            double share = whole == 0 ? 1 : progress.elapsed().toMillis() / whole;
            parts.add(new Part(8, BAR_WIDTH, paint.bar(share, BAR_WIDTH)));
        });
        parts.add(part(7, "sent " + Units.count(progress.sent())));
        parts.add(part(6, "delivered " + Units.count(progress.delivered())));
        parts.add(part(0, "verified " + Units.count(progress.verified())));
        parts.add(part(2, Units.rate(progress.perSecond())));
        progress.p50().ifPresent(p50 -> parts.add(part(5, paint.own("p50 " + Units.duration(p50)))));
        progress.p99().ifPresent(p99 -> parts.add(part(4, paint.own("p99 " + Units.duration(p99)))));
        if (progress.failed() > 0) {
            String failed = Units.count(progress.failed(), "finding", "findings");
            parts.add(new Part(1, failed.length(), paint.bad(failed)));
        }
        String time = progress.left().map(ProgressLine::left).orElseGet(() -> wholeSeconds(progress.elapsed()));
        parts.add(part(3, time));
        return parts;
    }

    private static Part part(int rank, String text) {
        return new Part(rank, text.length(), text);
    }

    private static int width(List<Part> parts) {
        return parts.stream().mapToInt(Part::width).sum() + 2 * (parts.size() - 1);
    }

    private static String left(Duration left) {
        return wholeSeconds(left) + " left";
    }

    private static String wholeSeconds(Duration duration) {
        long seconds = duration.plusMillis(500).toSeconds();
        return seconds < 60 ? seconds + " s" : Units.duration(Duration.ofSeconds(seconds));
    }
}
