package dev.frameproof.oracle.internal.lineprotocol;

import dev.frameproof.oracle.ExpectedRecord;
import dev.frameproof.oracle.LineProtocolOptions;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.TimestampMode;
import dev.frameproof.producers.workload.Value.Member;
import java.util.ArrayList;
import java.util.List;

/** Turns records of lines into the rows that they must become. */
public final class LineRules {
    private final LineProtocolOptions options;
    private final LineFilter filter;
    private final boolean now;

    public LineRules(StreamQuery query) {
        options = query.lineProtocol();
        filter = new LineFilter(options);
        now = query.timestampMode() == TimestampMode.NOW;
    }

    /** @return one row for each line and field that the query shows; none when it shows nothing of the record */
    public List<LineRow> rows(ExpectedRecord record, long timestampMillis) {
        return rows(filter.shown(Line.lines(record.value())), timestampMillis);
    }

    /** @return {@link #rows} of a plugin that skips lines whose times are too far away for it */
    public List<LineRow> nearRows(ExpectedRecord record, long timestampMillis) {
        return rows(near(filter.shown(Line.lines(record.value()))), timestampMillis);
    }

    private List<Line> near(List<Line> lines) {
        return lines.stream().filter(line -> !line.isFar(options.precision())).toList();
    }

    private List<LineRow> rows(List<Line> lines, long timestampMillis) {
        List<LineRow> rows = new ArrayList<>();
        for (Line line : lines) {
            LineTime time = time(line, timestampMillis);
            for (Member field : line.fields()) {
                rows.add(LineRow.of(line, field, time));
            }
        }
        return rows;
    }

    /** @return whether a row must come of the record: one with an error of a broken one */
    public boolean isDue(ExpectedRecord record) {
        if (record.isBroken()) {
            return true;
        }
        List<Line> shown = filter.shown(Line.lines(record.value()));
        boolean refusable = !record.brokenBecause().isEmpty();
        return !(refusable ? shown : near(shown)).isEmpty();
    }

    private LineTime time(Line line, long timestampMillis) {
        if (now) {
            return null;
        }
        return line.timestamp() == null
                ? new LineTime(timestampMillis, 0)
                : LineTime.of(line.timestamp(), options.precision());
    }
}
