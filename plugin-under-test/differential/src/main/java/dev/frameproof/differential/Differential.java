package dev.frameproof.differential;

import static java.util.Objects.requireNonNull;

import dev.frameproof.differential.random.Trials;
import dev.frameproof.kafkaplugin.OfflineStreams;
import dev.frameproof.oracle.SchemaLookup.Registered;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaType;
import dev.frameproof.producers.registry.EmbeddedSchemaRegistry;
import dev.frameproof.producers.registry.SchemaText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Holds the bundled plugin and the oracle against each other: the plugin makes frames of a record's bytes, the oracle
 * reads the same bytes with the format's reference library and says what the frames must be. Half of the records are
 * torture, half are made of random schemas, names and values; some are broken; queries, aliases, keys, filters and
 * limits are drawn for each trial anew.
 *
 * <p>Trial n of seed s is the first of seed s + n, so that a difference can be made again by itself.
 */
public final class Differential {
    /** How many records a trial has. */
    public static final int TRIAL_RECORDS = 2_000;

    private static final int MOST_DIFFERENCES = 50;

    private final RecordFormat format;
    private final TrialRun.Tampering tampering;

    /** @throws IllegalArgumentException for CSV, which is plaintext to a plugin */
    public Differential(RecordFormat format) {
        this(format, TrialRun.Tampering.none());
    }

    Differential(RecordFormat format, TrialRun.Tampering tampering) {
        this.format = requireNonNull(format, "format");
        this.tampering = tampering;
        if (format == RecordFormat.CSV) {
            throw new IllegalArgumentException("csv is plaintext to a plugin: take that");
        }
    }

    /**
     * What came of it.
     *
     * @param records how many both sides read
     * @param rows how many rows were compared
     * @param differences the first that were found
     */
    public record Result(long records, long rows, List<Difference> differences) {
        public Result {
            differences = List.copyOf(differences);
        }

        /** @return whether there were so many differences that the rest was left out */
        public boolean isCutShort() {
            return differences.size() >= MOST_DIFFERENCES;
        }
    }

    /**
     * Compares that many records of torture, and as many random ones; stops after {@value #MOST_DIFFERENCES} differences.
     *
     * @param found told each difference of the result as soon as the trial that it was seen in is over
     * @param progress told the records done after each trial
     */
    public Result run(long seed, long records, Consumer<Difference> found, LongConsumer progress)
            throws InterruptedException {
        long done = 0;
        long rows = 0;
        List<Difference> differences = new ArrayList<>();
        Trials trials = new Trials(format);
        for (long trial = 0; trial * TRIAL_RECORDS < records && differences.size() < MOST_DIFFERENCES; trial++) {
            long count = Math.min(TRIAL_RECORDS, records - trial * TRIAL_RECORDS);
            for (Trial each : List.of(trials.torture(seed + trial), trials.random(seed + trial))) {
                TrialRun.Outcome outcome = run(each, count);
                done += count;
                rows += outcome.rows();
                outcome.findings().stream()
                        .limit(MOST_DIFFERENCES - differences.size())
                        .map(finding -> Difference.of(outcome.trial(), outcome.topic(), finding))
                        .forEach(difference -> {
                            differences.add(difference);
                            found.accept(difference);
                        });
            }
            progress.accept(done);
        }
        return new Result(done, rows, differences);
    }

    /** Each trial has a registry of its own, so that an id that was changed on its way is one that nobody knows. */
    private TrialRun.Outcome run(Trial trial, long records) throws InterruptedException {
        if (trial.schemas().isEmpty()) {
            return new TrialRun(new OfflineStreams(), "{\"logLevel\":\"\"", tampering).run(trial, records);
        }
        try (EmbeddedSchemaRegistry registry = EmbeddedSchemaRegistry.start()) {
            trial.schemas().forEach(schema -> put(registry, schema));
            return new TrialRun(new OfflineStreams(), "{\"schemaRegistryUrl\":\"" + registry.url() + "\"", tampering)
                    .run(trial, records);
        }
    }

    private static void put(EmbeddedSchemaRegistry registry, Registered schema) {
        registry.put(schema.subject(), schema.id(), new SchemaText(SchemaType.valueOf(schema.type()), schema.text()));
    }
}
