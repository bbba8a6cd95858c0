package dev.frameproof.cli;

import dev.frameproof.reports.TerminalStyle;
import dev.frameproof.reports.Units;
import java.io.PrintWriter;
import java.time.Duration;

/** Tells how sending goes on: one line drawn again and again on a terminal, one every few seconds elsewhere. */
final class SendingLine {
    private static final Duration BETWEEN_PLAIN_LINES = Duration.ofSeconds(5);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final TerminalStyle style;
    private final boolean inPlace;
    private final boolean quiet;
    private Duration lastPlain = Duration.ZERO;
    private long lastDone;
    private long lastNanos;

    SendingLine(PrintWriter out, Terminal terminal, boolean quiet) {
        this.out = out;
        this.style = terminal.style();
        this.inPlace = terminal.interactive();
        this.quiet = quiet;
    }

    /**
     * @param done how many records are where they belong
     * @param planned how many there are to be
     * @param due how many should be there by now
     */
    void show(Duration elapsed, long done, long due, long planned) {
        long now = elapsed.toNanos();
        boolean plainDue = elapsed.minus(lastPlain).compareTo(BETWEEN_PLAIN_LINES) >= 0;
        if (quiet || (!inPlace && !plainDue)) {
            return;
        }
        double perSecond = now == lastNanos ? 0 : (done - lastDone) * 1e9 / (now - lastNanos);
        lastNanos = now;
        lastDone = done;
        lastPlain = elapsed;
        String text = text(elapsed, done, due, planned, perSecond);
        if (inPlace) {
            out.print(CLEAR_LINE + text.substring(0, Math.min(text.length(), style.width() - 1)));
            out.flush();
        } else {
            out.println(text);
        }
    }

    /** Ends the line that is drawn in place. */
    void clear() {
        if (inPlace && !quiet) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }

    static String text(Duration elapsed, long done, long due, long planned, double perSecond) {
        StringBuilder text = new StringBuilder()
                .append(Units.duration(Duration.ofSeconds(elapsed.toSeconds())))
                .append(": ")
                .append(Units.count(done))
                .append(planned == Long.MAX_VALUE ? "" : " of " + Units.count(planned))
                .append(" sent, ")
                .append(Units.rate(perSecond));
        if (due < planned && due - done > perSecond + 1) {
            text.append(", ").append(Units.count(due - done)).append(" behind");
        }
        if (planned != Long.MAX_VALUE && done > 0) {
            double left = elapsed.toMillis() / 1e3 * (planned - done) / done;
            text.append(", ")
                    .append(Units.duration(Duration.ofSeconds((long) left + 1)))
                    .append(" left");
        }
        return text.toString();
    }
}
