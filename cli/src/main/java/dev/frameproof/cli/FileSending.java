package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.producers.pacing.PacedLoop;
import dev.frameproof.producers.pacing.PacingClock;
import dev.frameproof.producers.recordfile.FileRecord;
import dev.frameproof.producers.recordfile.RecordLine;
import dev.frameproof.producers.sink.TimeAxis;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.reports.Units;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Writes records into a record file, or to standard output, instead of a topic. */
final class FileSending {
    private static final String STANDARD_OUTPUT = "-";
    private static final long BETWEEN_LOOKS_NANOS = 200_000_000;

    private final PrintWriter err;
    private final SendingLine line;
    private final Sounding sounding;
    private final PacingClock clock = PacingClock.system();
    private long nextLook;

    FileSending(PrintWriter err, SendingLine line, Sounding sounding) {
        this.sounding = sounding;
        this.err = err;
        this.line = line;
    }

    /** @param to a file, which is written anew, or {@code -} */
    ExitCode send(SendingPlan plan, String topic, String to) {
        PacedLoop loop = new PacedLoop(plan.pacing(), clock);
        TimeAxis axis = TimeAxis.startingNow(clock, plan.pacing());
        long[] offsets = new long[Math.max(plan.partitions(), 1)];
        try (Writer writer = open(to);
                Interruption interruption = new Interruption(loop::stop)) {
            plan.endLive(loop);
            sounding.begins(axis, plan.records());
            long sent = loop.run(axis.startNanos(), plan.records(), (index, intended) -> {
                write(plan, axis, topic, index, offsets, writer);
                if (clock.nanoTime() - nextLook >= 0) {
                    look(plan, axis, index + 1, loop, writer);
                }
            });
            sounding.ends();
            line.clear();
            if (!to.equals(STANDARD_OUTPUT)) {
                err.println(Units.count(sent, "record", "records") + " written to " + to);
            }
            return interruption.happened() ? ExitCode.INTERRUPTED : ExitCode.PROVED;
        } catch (IOException | UncheckedIOException e) {
            throw new PlanException("--to %s cannot be written: %s".formatted(to, e.getMessage()));
        }
    }

    private void look(SendingPlan plan, TimeAxis axis, long done, PacedLoop loop, Writer writer) {
        long now = clock.nanoTime();
        nextLook = now + BETWEEN_LOOKS_NANOS;
        Duration elapsed = Duration.ofNanos(now - axis.startNanos());
        line.show(elapsed, done, done, plan.records());
        if (plan.isOver(elapsed)) {
            loop.stop();
        }
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(
            SendingPlan plan, TimeAxis axis, String topic, long index, long[] offsets, Writer writer) {
        long timestamp = axis.timestampMillis(index);
        OutgoingRecord record = plan.source().record(index, timestamp);
        int partition = record.partition().orElseGet(() -> plan.partitionOf(index, plan.partitions()));
        long offset = partition < offsets.length ? offsets[partition]++ : -1;
        try {
            writer.write(RecordLine.of(new FileRecord(
                    topic, partition, offset, record.timestampMillis().orElse(timestamp), record, "")));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Writer open(String to) throws IOException {
        if (to.equals(STANDARD_OUTPUT)) {
            return new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        }
        return Files.newBufferedWriter(Path.of(to));
    }
}
