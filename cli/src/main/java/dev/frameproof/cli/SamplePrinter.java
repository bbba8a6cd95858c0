package dev.frameproof.cli;

import dev.frameproof.producers.pacing.LivePacing;
import dev.frameproof.producers.sink.TimeAxis;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordHeader;
import dev.frameproof.reports.Units;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Shows records for people: text as text, anything else in hexadecimal. */
final class SamplePrinter {
    private static final int LONGEST_SHOWN_BYTES = 4_096;

    private final PrintWriter out;

    SamplePrinter(PrintWriter out) {
        this.out = out;
    }

    void print(SendingPlan plan, Optional<String> schema, TimeAxis axis, long count) {
        out.println("%s, as %s, %s"
                .formatted(
                        plan.source().name(),
                        plan.source().format(),
                        plan.pacing().text()));
        schema.ifPresent(text -> out.println("schema:" + System.lineSeparator() + indented(text)));
        if (plan.pacing() instanceof LivePacing live) {
            out.println("waiting for what is played");
            out.flush();
            live.begin(axis.startNanos());
        }
        for (long i = 0; i < Math.min(count, plan.records()); i++) {
            if (plan.pacing() instanceof LivePacing live
                    && !live.await(i, () -> Thread.currentThread().isInterrupted())) {
                return;
            }
            long timestamp = axis.timestampMillis(i);
            print(plan, i, timestamp, plan.source().record(i, timestamp));
        }
    }

    private void print(SendingPlan plan, long index, long timestamp, OutgoingRecord record) {
        out.println("record %d, partition %d, %s%s"
                .formatted(
                        index,
                        record.partition().orElseGet(() -> plan.partitionOf(index, plan.partitions())),
                        Instant.ofEpochMilli(record.timestampMillis().orElse(timestamp)),
                        plan.transactions().isAborted(index) ? ", in a transaction that is aborted" : ""));
        if (record.key() != null) {
            out.println("  key    " + shown(record.key()));
        }
        for (RecordHeader header : record.headers()) {
            out.println(
                    "  header " + header.name() + " = " + (header.value() == null ? "(none)" : shown(header.value())));
        }
        out.println("  value  " + (record.value() == null ? "(tombstone)" : shown(record.value())));
    }

    static String shown(byte[] bytes) {
        int length = Math.min(bytes.length, LONGEST_SHOWN_BYTES);
        String rest = length < bytes.length ? "... " + Units.bytes(bytes.length) + " in all" : "";
        if (bytes.length == 0) {
            return "(empty)";
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
                return indented(text.substring(0, Math.min(text.length(), length)))
                                .strip()
                        + rest;
            }
        } catch (CharacterCodingException binary) {
            // Shown as what it is.
        }
        return "0x " + HexFormat.ofDelimiter(" ").formatHex(bytes, 0, length) + rest;
    }

    private static String indented(String text) {
        return text.stripTrailing().indent(2).stripTrailing();
    }
}
