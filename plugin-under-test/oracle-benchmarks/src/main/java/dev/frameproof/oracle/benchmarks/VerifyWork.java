package dev.frameproof.oracle.benchmarks;

import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.FrameBuilder;
import dev.frameproof.frame.FrameJsonWriter;
import dev.frameproof.frame.Schema;
import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StreamEnd;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.oracle.StreamVerifier;
import dev.frameproof.oracle.VerifierOptions;
import dev.frameproof.oracle.WorkloadRecords;
import dev.frameproof.producers.encoding.TextEncoder;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.sink.KafkaSentLog;
import dev.frameproof.producers.sink.TimeAxis;
import dev.frameproof.producers.workload.FlatNumbers;
import dev.frameproof.producers.workload.FlatNumbersSettings;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * A viewer's whole stream as it comes from the socket, and what is needed to verify it: floating point members, 32 rows
 * a message, more messages than a processor's branch prediction can learn.
 */
final class VerifyWork {
    static final int ROWS_A_MESSAGE = 32;
    static final int MESSAGES = 4_096;
    static final int ROWS = ROWS_A_MESSAGE * MESSAGES;

    private static final String TOPIC = "benchmark";
    private static final int FIXED_FIELDS = 2;
    private static final int DECIMALS = 3;
    private static final long SEED = 7;
    private static final String RATE = "20k/s";

    private final KafkaSentLog log;
    private final Workload workload;
    private final LatencyRecorder latency = new LatencyRecorder();
    private final byte[][] messages = new byte[MESSAGES][];

    /** @param fields how many columns the frames have, {@code time} and {@code offset} among them */
    VerifyWork(int fields) {
        workload = new FlatNumbers(new FlatNumbersSettings(fields - FIXED_FIELDS, DECIMALS, SEED));
        log = new KafkaSentLog(TOPIC, 1, new TimeAxis(1_790_000_000_000L, 0, Pacing.fixed(Rate.parse(RATE))));
        for (int i = 0; i < ROWS; i++) {
            log.add(0, i, i, -1);
        }
        write();
    }

    private void write() {
        var schema = new Schema("response", "A", "", fields());
        var writer = new FrameJsonWriter();
        for (int message = 0; message < MESSAGES; message++) {
            var frame = new FrameBuilder(schema);
            for (int row = 0; row < ROWS_A_MESSAGE; row++) {
                add((long) message * ROWS_A_MESSAGE + row, frame);
            }
            messages[message] = writer.writeBytes(frame.frame());
        }
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("time", FieldType.TIME, false));
        fields.add(Field.of("offset", FieldType.INT64, false));
        members(0).forEach(member -> fields.add(Field.of(member.name(), FieldType.FLOAT64, true)));
        return fields;
    }

    private void add(long offset, FrameBuilder frame) {
        frame.addTime(0, log.timestampMillisAt(0, offset), 0).addLong(1, offset);
        List<Member> members = members(offset);
        for (int i = 0; i < members.size(); i++) {
            frame.addDouble(FIXED_FIELDS + i, ((FloatValue) members.get(i).value()).value());
        }
    }

    private List<Member> members(long index) {
        return ((ObjectValue) workload.sample(index).value()).members();
    }

    /** @return how many bytes all messages have */
    long bytes() {
        long bytes = 0;
        for (byte[] message : messages) {
            bytes += message.length;
        }
        return bytes;
    }

    /**
     * Verifies all messages as one stream.
     *
     * @throws IllegalStateException when the verdict is not that all rows are right
     */
    StreamVerdict verify() {
        var verifier = new StreamVerifier(
                StreamQuery.of(TOPIC).withStart(StartPosition.earliest()),
                Representation.bundled(),
                new WorkloadRecords(log, workload, new TextEncoder()),
                latency,
                VerifierOptions.named("benchmark"));
        for (int i = 0; i < MESSAGES; i++) {
            verifier.accept(messages[i], 0, messages[i].length, log.intendedNanosAt(0, i) + 1_000_000);
        }
        StreamVerdict verdict = verifier.finish(StreamEnd.stopped());
        if (!verdict.proved() || verdict.rowsVerified() != ROWS) {
            throw new IllegalStateException("the benchmark's own stream is not as it should be: " + verdict);
        }
        return verdict;
    }
}
