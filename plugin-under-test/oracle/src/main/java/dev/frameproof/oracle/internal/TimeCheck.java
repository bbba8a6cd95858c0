package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Column;
import dev.frameproof.oracle.TimestampMode;
import java.time.Clock;
import java.time.Duration;

/**
 * Whether rows have the right time: exactly their record's, or, where the query asks for the time of arrival, one that
 * is about now. The clocks of plugin and verifier may differ by a minute.
 */
final class TimeCheck {
    private static final long TOLERANCE_MILLIS = Duration.ofMinutes(1).toMillis();

    private final TimestampMode mode;
    private final Clock clock;
    private final boolean recorded;

    /** @param recorded whether nobody knows when the rows arrived */
    TimeCheck(TimestampMode mode, Clock clock, boolean recorded) {
        this.mode = mode;
        this.clock = clock;
        this.recorded = recorded;
    }

    void check(Column time, RowBatch batch, int from, int to, OddCells odd) {
        if (mode == TimestampMode.NOW && recorded) {
            return;
        }
        if (mode == TimestampMode.NOW) {
            checkArrival(time, batch, from, to, odd);
            return;
        }
        for (int i = from; i < to; i++) {
            ExpectedRow row = batch.get(i);
            if (time.longAt(row.frameRow) != row.timestampMillis || time.nanosAt(row.frameRow) != 0) {
                odd.time(i, CellText.time(row.timestampMillis, 0));
            }
        }
    }

    private void checkArrival(Column time, RowBatch batch, int from, int to, OddCells odd) {
        long now = clock.millis();
        for (int i = from; i < to; i++) {
            ExpectedRow row = batch.get(i);
            long millis = time.longAt(row.frameRow);
            boolean ofRecord = !row.broken.isEmpty() && millis == row.timestampMillis;
            if (Math.abs(millis - now) > TOLERANCE_MILLIS && !ofRecord) {
                odd.time(i, "within a minute of " + CellText.time(now, 0));
            }
        }
    }
}
