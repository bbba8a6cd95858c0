package dev.frameproof.cli.bench;

import dev.frameproof.differential.Differential;
import dev.frameproof.producers.encoding.RecordFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bundled plugin and the oracle held against each other, over torture and random records of each format. */
final class DifferentialBenchmark {
    private static final long RECORDS = 20_000;
    private static final long PROGRESS = 100_000;
    private static final List<RecordFormat> FORMATS = List.of(
            RecordFormat.JSON,
            RecordFormat.AVRO,
            RecordFormat.PROTOBUF,
            RecordFormat.LINEPROTOCOL,
            RecordFormat.PLAINTEXT);

    private DifferentialBenchmark() {}

    static List<BenchmarkFigure> measure(BenchmarkRequest request) throws InterruptedException {
        List<BenchmarkFigure> figures = new ArrayList<>();
        for (RecordFormat format : request.format().map(List::of).orElse(FORMATS)) {
            figures.add(measure(format, request));
        }
        return figures;
    }

    private static BenchmarkFigure measure(RecordFormat format, BenchmarkRequest request) throws InterruptedException {
        long records = request.records().orElse(RECORDS);
        Differential.Result result = new Differential(format)
                .run(request.seed(), records, difference -> request.say(difference.text()), done -> {
                    if (done % PROGRESS == 0) {
                        request.say("%s: %,d records".formatted(format.text(), done));
                    }
                });
        int differences = result.differences().size();
        return new BenchmarkFigure(
                "differential, " + format.text(),
                Math.max(0, result.records() - differences),
                "records",
                "compared",
                result.records(),
                true,
                "%d differences%s; %,d rows, half of the records torture, half random, seeds from %d on"
                        .formatted(
                                differences,
                                result.isCutShort() ? ", then it was ended" : "",
                                result.rows(),
                                request.seed()));
    }

    /** @return the format, when it is one that a plugin reads */
    static Optional<RecordFormat> format(String text) {
        return FORMATS.stream().filter(format -> format.text().equals(text)).findFirst();
    }
}
