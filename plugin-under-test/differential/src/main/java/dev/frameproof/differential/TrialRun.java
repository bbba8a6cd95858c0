package dev.frameproof.differential;

import dev.frameproof.kafkaplugin.OfflineStreams;
import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.oracle.RecentRecords;
import dev.frameproof.oracle.StreamEnd;
import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.oracle.StreamVerifier;
import dev.frameproof.oracle.VerifierOptions;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.reports.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Sends a trial's records through the bundled plugin and holds its frames against the oracle. */
final class TrialRun {
    private static final int RECORDS_KEPT = 4_096;
    private static final int RECORDS_A_FRAME = 40;

    private final OfflineStreams plugin;
    private final String jsonData;
    private final Tampering tampering;

    /**
     * @param jsonData settings of the datasource, a JSON object without its last brace
     * @param tampering done to each frame between the two
     */
    TrialRun(OfflineStreams plugin, String jsonData, Tampering tampering) {
        this.plugin = plugin;
        this.jsonData = jsonData;
        this.tampering = tampering;
    }

    /** Changes a frame on its way; the proof that differences are found. */
    @FunctionalInterface
    interface Tampering {
        /** @return the frame to hand on */
        byte[] frame(byte[] frame);

        static Tampering none() {
            return frame -> frame;
        }
    }

    /** @return how many rows were verified, and what differs */
    Outcome run(Trial trial, long records) throws InterruptedException {
        TrialTopic topic = new TrialTopic(trial);
        StreamVerifier verifier = new StreamVerifier(
                trial.query(),
                trial.representation(),
                new RecentRecords(topic, RECORDS_KEPT),
                new LatencyRecorder(),
                VerifierOptions.named(topic.topic()));
        String settings = "%s,\"flattenMaxDepth\":%d,\"flattenFieldCap\":%d}"
                .formatted(
                        jsonData,
                        trial.representation().flattenMaxDepth(),
                        trial.representation().flattenFieldCap());
        OfflineStreams.Stream stream = plugin.open(
                trial.query().toJson().getBytes(StandardCharsets.UTF_8),
                settings,
                trial.partitions(),
                (array, offset, length) -> accept(verifier, array, offset, length));
        Random flushes = new Random(trial.seed());
        for (long index = 0; index < records; index++) {
            OutgoingRecord record = topic.record(index);
            topic.grow(index + 1);
            stream.add(
                    topic.partition(index),
                    topic.offset(index),
                    topic.timestampMillis(index),
                    record.key(),
                    record.value());
            if (flushes.nextInt(RECORDS_A_FRAME) == 0) {
                stream.flush();
            }
        }
        stream.flush();
        StreamVerdict verdict = verifier.finish(StreamEnd.stopped());
        return new Outcome(trial, topic, verdict.rowsVerified(), verdict.findings());
    }

    private void accept(StreamVerifier verifier, byte[] array, int offset, int length) {
        byte[] frame = tampering.frame(Arrays.copyOfRange(array, offset, offset + length));
        verifier.accept(frame, 0, frame.length, System.nanoTime());
    }

    /** What came of one trial. */
    record Outcome(Trial trial, TrialTopic topic, long rows, List<Finding> findings) {}
}
