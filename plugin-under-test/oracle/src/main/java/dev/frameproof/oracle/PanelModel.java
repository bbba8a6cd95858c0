package dev.frameproof.oracle;

import dev.frameproof.frame.Frame;
import dev.frameproof.frame.FrameFormatException;
import dev.frameproof.frame.FrameJsonReader;
import dev.frameproof.frame.Schema;
import dev.frameproof.oracle.internal.FindingLog;
import dev.frameproof.oracle.internal.PanelTable;
import dev.frameproof.oracle.internal.RowPlace;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.PanelSummary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a panel's streaming buffer keeps of a stream: the rows in order of arrival, the last 1,000 of them by default,
 * and of each column only what was there since the frames' structure last changed it. The browser ({@code @grafana/data}
 * 10.2 to 13.2) rebuilds its table at each change of names or browser types: columns that the new structure lacks go
 * with all their values, and a column whose type changed begins anew.
 *
 * <p>A first message with more rows than there is room for stays whole until the next one comes.
 *
 * <p>Rows that go at the front because the buffer is full are how a panel works; values that go because the structure
 * changed are findings of severity WARNING. Safe for use by several threads, messages in order of arrival.
 */
public final class PanelModel {
    /** How many rows a panel's buffer holds unless a dashboard says otherwise. */
    public static final int DEFAULT_LENGTH = 1_000;

    private static final int FINDINGS_KEPT = 100;

    private final FindingLog findings;
    private final PanelTable table;
    private final FrameJsonReader reader = new FrameJsonReader();
    private final Set<String> emptied = new LinkedHashSet<>();

    /**
     * @param stream the stream's name in findings
     * @param maxLength how many rows the buffer holds, 1 or more
     */
    public PanelModel(String stream, String topic, int maxLength) {
        if (maxLength < 1) {
            throw new IllegalArgumentException("a panel's buffer holds 1 row or more, not " + maxLength);
        }
        findings = new FindingLog(stream, topic, FINDINGS_KEPT);
        table = new PanelTable(maxLength);
    }

    /** A panel with the default buffer. */
    public static PanelModel ofDefaultLength(String stream, String topic) {
        return new PanelModel(stream, topic, DEFAULT_LENGTH);
    }

    /**
     * Pushes one message: the {@code data} of one Live push. What is no frame, or lacks a schema and has another number
     * of columns than the table, is an error in the browser and changes nothing.
     *
     * @param from the message's first byte
     * @param to the byte after its last
     */
    public synchronized void accept(byte[] bytes, int from, int to) {
        Frame frame;
        try {
            frame = reader.read(bytes, from, to - from);
        } catch (FrameFormatException e) {
            return;
        }
        push(frame);
    }

    /** Pushes one frame. */
    public synchronized void push(Frame frame) {
        List<String> lost = table.push(frame);
        if (!lost.isEmpty()) {
            emptied.addAll(lost);
            RowPlace at = RowPlace.ofFirstRow(frame);
            findings.add(
                    FindingKind.PANEL_DROPPED,
                    at.partition(),
                    at.offset(),
                    String.join(", ", lost),
                    new FindingLog.Words(
                            "the values drawn before stay",
                            "they are gone",
                            "the frame with this row has the columns " + columns(frame.schema())));
        }
    }

    private static String columns(Schema schema) {
        List<String> columns = new ArrayList<>();
        schema.fields()
                .forEach(field -> columns.add(field.name() + " (" + field.type().browserName() + ")"));
        return String.join(", ", columns);
    }

    /** @return what the panel holds now */
    public synchronized PanelSummary summary() {
        return new PanelSummary(table.rowsKept(), table.rowsDropped(), List.copyOf(emptied));
    }

    /** @return the true number of findings, kept or not */
    public synchronized long dropped() {
        return findings.total();
    }

    /** @return the first 100 findings */
    public synchronized List<Finding> findings() {
        return List.copyOf(findings.findings());
    }
}
