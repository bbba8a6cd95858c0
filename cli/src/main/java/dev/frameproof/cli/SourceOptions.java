package dev.frameproof.cli;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.producers.device.DeviceUnavailableException;
import dev.frameproof.producers.recordfile.RecordLine;
import dev.frameproof.producers.recordfile.RecordSeries;
import dev.frameproof.producers.recordfile.RecordedSource;
import dev.frameproof.producers.sink.Transactions;
import dev.frameproof.producers.source.RecordSource;
import dev.frameproof.producers.torture.TortureSource;
import dev.frameproof.producers.workload.JsonLines;
import dev.frameproof.producers.workload.RecordedWorkload;
import dev.frameproof.producers.workload.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The flags that say what is sent. */
final class SourceOptions {
    @Option(
            names = "--workload",
            paramLabel = "NAME[:KEY=VALUE,...]",
            description = "What to send. See 'frameproof workloads'; or torture-json, torture-avro, torture-protobuf,"
                    + " torture-lineprotocol, torture-plaintext. Default: server-metrics.")
    private String workload;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the workload. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--from-file",
            paramLabel = "FILE",
            description =
                    "Send what this file holds: one JSON value a line (in any --format), a record file as --to writes"
                            + " it, or a recording; recorded records keep their bytes, partitions and timestamps.")
    private Path file;

    long seed() {
        return seed;
    }

    /**
     * What is sent, and what goes with it.
     *
     * @param workload where there is one
     * @param schemaText what readers must know, as it stands when asked
     * @param records how many there are, where they end
     * @param partitions how many they need, where they say so
     * @param transactions their own
     * @param file to close
     */
    record Opened(
            RecordSource source,
            Optional<Workload> workload,
            Supplier<Optional<String>> schemaText,
            Optional<Long> records,
            Optional<Integer> partitions,
            Optional<Transactions> transactions,
            Optional<RecordSeries> file)
            implements AutoCloseable {
        Optional<String> schema() {
            return schemaText.get();
        }

        @Override
        public void close() {
            file.ifPresent(RecordSeries::close);
            if (workload.isPresent() && workload.get() instanceof AutoCloseable live) {
                try {
                    live.close();
                } catch (Exception e) {
                    throw new IllegalStateException("the workload could not be closed", e);
                }
            }
        }
    }

    Opened open(FormatOptions format, RegistryOptions registry, String topic) throws IOException {
        if (file != null && workload != null) {
            throw new PlanException("--workload and --from-file exclude each other: leave one of them out");
        }
        if (file == null && workload != null && TortureSource.isOne(workload)) {
            return torture(format, registry, topic);
        }
        if (file == null) {
            String text = workload == null ? "server-metrics" : workload;
            return encoded(WorkloadText.workload(text, seed), Optional.empty(), format, registry, topic);
        }
        if (!Files.isReadable(file)) {
            throw new PlanException("--from-file %s: there is no such file, or it may not be read".formatted(file));
        }
        if (isJsonLines(file)) {
            JsonLines lines = JsonLines.read(file);
            return encoded(lines, Optional.of((long) lines.size()), format, registry, topic);
        }
        RecordSeries series = RecordSeries.open(file);
        if (series.size() == 0) {
            series.close();
            throw new PlanException("--from-file %s: it holds no record".formatted(file));
        }
        RecordedSource recorded = new RecordedSource(String.valueOf(file.getFileName()), series, true);
        return new Opened(
                format.decorated(recorded),
                Optional.empty(),
                Optional::empty,
                Optional.of(series.size()),
                Optional.of(recorded.partitions()),
                Optional.of(recorded.transactions()),
                Optional.of(series));
    }

    private Opened torture(FormatOptions format, RegistryOptions registry, String topic) {
        TortureSource torture = registry.client(System.getenv())
                .map(client -> TortureSource.registered(
                        TortureSource.formatOf(workload),
                        seed,
                        registry.registration(client, topic, false),
                        registry.registration(client, topic, true)))
                .orElseGet(() -> TortureSource.named(workload, seed));
        return new Opened(
                format.decorated(torture),
                Optional.empty(),
                torture::schema,
                Optional.of(torture.round()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Opened encoded(
            Workload workload, Optional<Long> records, FormatOptions format, RegistryOptions registry, String topic) {
        FormatOptions.Encoded encoded = format.encoded(workload, registry.framing(topic, System.getenv()));
        if (workload instanceof RecordedWorkload live) {
            open(live);
        }
        return new Opened(
                encoded.source(),
                Optional.of(workload),
                encoded.encoder()::schema,
                records,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void open(RecordedWorkload live) {
        try {
            live.open();
        } catch (DeviceUnavailableException none) {
            live.close();
            throw new EnvironmentException(none.problem(), none);
        }
    }

    /** @return whether it is neither a record file nor a recording */
    private static boolean isJsonLines(Path file) throws IOException {
        if (RecordSeries.isRecording(file)) {
            return false;
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String first =
                    reader.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
            return !RecordLine.isOne(first);
        }
    }
}
