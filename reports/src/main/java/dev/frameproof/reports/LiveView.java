package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.internal.terminal.Lines;
import dev.frameproof.reports.internal.terminal.Paint;
import java.util.ArrayList;
import java.util.List;

/** A few lines that say where a run stands and what its processes use, to be drawn again and again at one place. */
public final class LiveView {
    private static final int BAR_WIDTH = 12;
    private static final int CORES_WIDTH = 10;
    private static final int BYTES_WIDTH = 8;
    private static final int GAPS = 10;
    private static final int LONGEST_NAME = 24;

    private final TerminalStyle style;
    private final Paint paint;
    private final int cores;

    /** @param cores how many processor cores the machine has: a full bar */
    public LiveView(TerminalStyle style, int cores) {
        this.style = requireNonNull(style, "style");
        this.paint = new Paint(style);
        this.cores = cores;
    }

    /**
     * @return the lines, each shorter than the terminal is wide, without line breaks or cursor movements; the first one
     *     is {@link ProgressLine#inPlace}, then comes one a process where there is room for its bars
     */
    public List<String> lines(Progress progress) {
        List<String> lines = new ArrayList<>();
        lines.add(ProgressLine.inPlace(progress, style));
        int names = progress.processes().stream()
                .mapToInt(process -> Math.min(LONGEST_NAME, process.name().length()))
                .max()
                .orElse(0);
        if (names + 2 * BAR_WIDTH + CORES_WIDTH + BYTES_WIDTH + GAPS > style.width() - 1) {
            return lines;
        }
        long mostBytes = progress.processes().stream()
                .mapToLong(Progress.ProcessNow::rssBytes)
                .max()
                .orElse(1);
        for (Progress.ProcessNow process : progress.processes()) {
            String name = process.name()
                    .substring(0, Math.min(LONGEST_NAME, process.name().length()));
            lines.add("  " + Lines.left(paint.value(name), names) + "  "
                    + paint.bar(process.cores() / cores, BAR_WIDTH) + " "
                    + Lines.right(Units.cores(Math.max(0, process.cores())), CORES_WIDTH) + "  "
                    + paint.bar((double) process.rssBytes() / Math.max(1, mostBytes), BAR_WIDTH) + " "
                    + Lines.right(Units.bytes(process.rssBytes()), BYTES_WIDTH));
        }
        return lines;
    }
}
