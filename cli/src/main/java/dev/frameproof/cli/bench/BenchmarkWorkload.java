package dev.frameproof.cli.bench;

import dev.frameproof.producers.encoding.Encoder;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.encoding.TextEncoder;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.sink.Partitioning;
import dev.frameproof.producers.sink.ProducerPlan;
import dev.frameproof.producers.workload.FlatNumbers;
import dev.frameproof.producers.workload.FlatNumbersSettings;
import dev.frameproof.producers.workload.Workload;
import java.util.List;

/** The records of the benchmarks: 20 numbers each, in one format. */
record BenchmarkWorkload(RecordFormat format, Workload workload, Encoder encoder) {
    static final int FIELDS = 20;
    static final List<RecordFormat> FORMATS = List.of(
            RecordFormat.JSON,
            RecordFormat.AVRO,
            RecordFormat.PROTOBUF,
            RecordFormat.LINEPROTOCOL,
            RecordFormat.PLAINTEXT);

    private static final int DECIMALS = 3;
    private static final long SEED = 7;
    private static final int SAMPLES = 1_000;

    static BenchmarkWorkload of(RecordFormat format) {
        Workload workload = new FlatNumbers(new FlatNumbersSettings(FIELDS, DECIMALS, SEED));
        return new BenchmarkWorkload(format, workload, format.encoderFor(workload, SchemaFraming.inline()));
    }

    ProducerPlan plan(Pacing pacing, long records) {
        return new ProducerPlan(workload, new TextEncoder(), encoder, pacing, records, Partitioning.single(0));
    }

    /** @return the mean size of a record's value */
    int meanBytes() {
        long bytes = 0;
        for (int index = 0; index < SAMPLES; index++) {
            bytes += encoder.encode(workload.sample(index).value(), System.currentTimeMillis()).length;
        }
        return Math.toIntExact(Math.round((double) bytes / SAMPLES));
    }
}
