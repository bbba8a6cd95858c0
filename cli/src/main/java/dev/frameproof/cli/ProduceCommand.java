package dev.frameproof.cli;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.producers.pacing.LivePacing;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.PacingClock;
import dev.frameproof.producers.pacing.PacingText;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.recordfile.RecordSeries;
import dev.frameproof.producers.registry.SchemaRegistryException;
import dev.frameproof.producers.sink.KafkaSinkException;
import dev.frameproof.producers.sink.TimeAxis;
import dev.frameproof.producers.sink.TransactionPlan;
import dev.frameproof.producers.sink.Transactions;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.reports.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frameproof produce}: a workload's records, to Kafka, a file or the terminal. */
@Command(
        name = "produce",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Sends records of a workload or a file to a topic, at a rate, in any format. The topic stays.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  frameproof produce --workload orders --format avro --sample 3",
            "  frameproof produce --kafka localhost:9092 --topic metrics --rate 'poisson 5k/s' --duration 1m",
            "  frameproof produce --kafka localhost:9092 --topic orders --workload orders --format protobuf \\",
            "      --schema-registry http://localhost:8081 --transactions 100 --abort-every 3",
            "  frameproof produce --workload flat-numbers --records 1000 --to records.jsonl",
            "  frameproof produce --workload race --to ws://127.0.0.1:8765/race",
            "  frameproof produce --kafka localhost:9092 --topic music --workload midi:file=song.mid --sound"
        })
public final class ProduceCommand implements Callable<Integer> {
    private static final int USUAL_SAMPLES = 5;
    private static final int USUAL_PARTITIONS = 3;
    private static final Rate USUAL_RATE = Rate.perSecond(1_000);

    @Spec
    private CommandSpec spec;

    @Mixin
    private TopicOptions topic;

    @Mixin
    private SourceOptions source;

    @Mixin
    private FormatOptions format;

    @Mixin
    private RegistryOptions registry;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description =
                    "5k/s, '1k/s..10k/s over 1m', 'poisson 5k/s' or unlimited. Default: 1k/s, to files unlimited.")
    private String rate;

    @Option(names = "--rate-from", paramLabel = "FILE", description = "The timing of the records in that record file.")
    private Path rateFrom;

    @Option(names = "--records", paramLabel = "N", description = "How many. Default: until Ctrl-C, or a file's end.")
    private Long records;

    @Option(names = "--duration", paramLabel = "TIME", description = "How long, for example 30s.")
    private String duration;

    @Mixin
    private TimestampOptions timestamps;

    @Option(names = "--partition", paramLabel = "N", description = "Send all to this one. Default: each in turn.")
    private Integer partition;

    @Option(names = "--transactions", paramLabel = "N", description = "Send in transactions of N records.")
    private int transactions;

    @Option(names = "--abort-every", paramLabel = "N", description = "Abort every Nth transaction.")
    private int abortEvery;

    @Option(names = "--interleave", paramLabel = "N", description = "Transactions open at once. Default: 1.")
    private int interleave = 1;

    @Option(
            names = "--to",
            paramLabel = "FILE|-|ws://HOST:PORT/PATH",
            description =
                    "Write record lines to a file or standard output; or serve the values over a WebSocket, a message"
                            + " a record, to datasources that read one.")
    private String to;

    @Mixin
    private SoundOption sound;

    @Option(names = "--dry-run", description = "Show what would be sent, and send nothing.")
    private boolean dryRun;

    @Option(names = "--sample", paramLabel = "N", description = "Show N records and the schema, and send nothing.")
    private Integer sample;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Override
    public Integer call() throws Exception {
        try (SourceOptions.Opened opened = source.open(format, registry, topic.topicOr("frameproof"))) {
            return run(opened).code();
        } catch (SchemaRegistryException | KafkaSinkException e) {
            throw new EnvironmentException(new Problem(e.getMessage(), "", ""), e);
        } catch (IllegalArgumentException e) {
            throw new PlanException(e.getMessage());
        } catch (IOException e) {
            throw new PlanException("a file cannot be read: " + e);
        }
    }

    private ExitCode run(SourceOptions.Opened opened) throws InterruptedException, IOException {
        SendingPlan plan = plan(opened);
        PrintWriter out = spec.commandLine().getOut();
        if (dryRun || sample != null) {
            TimeAxis axis = TimeAxis.startingNow(PacingClock.system(), plan.pacing());
            new SamplePrinter(out).print(plan, opened.schema(), axis, sample == null ? USUAL_SAMPLES : sample);
            return ExitCode.PROVED;
        }
        Terminal terminal = Terminal.of(Boolean.getBoolean("frameproof.terminal"), System.getenv(), true);
        SendingLine line = new SendingLine(
                to == null || isServed() ? out : spec.commandLine().getErr(), terminal, quiet || "-".equals(to));
        try (Sounding sounding = sound.of(opened.workload(), rate != null || rateFrom != null)) {
            if (isServed()) {
                return new WebSocketSending(out, line, sounding)
                        .send(plan, to, opened.schema().isEmpty());
            }
            if (to != null) {
                return new FileSending(spec.commandLine().getErr(), line, sounding)
                        .send(plan, topic.topicOr(plan.source().name()), to);
            }
            return new KafkaSending(out, line, sounding).send(plan, topic.target());
        }
    }

    private boolean isServed() {
        return to != null && to.startsWith(WebSocketSending.SCHEME);
    }

    private SendingPlan plan(SourceOptions.Opened opened) throws IOException {
        Transactions chosen = transactions == 0 && opened.transactions().isPresent()
                ? opened.transactions().get()
                : new TransactionPlan(transactions, abortEvery, interleave);
        int partitions = topic.partitions() == null
                ? Math.max(opened.partitions().orElse(USUAL_PARTITIONS), partition == null ? 1 : partition + 1)
                : topic.partitions();
        Pacing pacing = pacing(opened.workload());
        return new SendingPlan(
                timestamps.on(opened.source(), pacing),
                pacing,
                limit(opened),
                Optional.ofNullable(duration).map(text -> DurationFlag.parse("--duration", text)),
                partitions,
                Optional.ofNullable(partition),
                chosen);
    }

    private long limit(SourceOptions.Opened opened) {
        if (records != null && records < 1) {
            throw new PlanException("--records: %d is below 1, the least".formatted(records));
        }
        return records != null
                ? records
                : duration != null ? Long.MAX_VALUE : opened.records().orElse(Long.MAX_VALUE);
    }

    private Pacing pacing(Optional<Workload> workload) throws IOException {
        if (rate != null && rateFrom != null) {
            throw new PlanException("--rate and --rate-from exclude each other: leave one of them out");
        }
        Optional<Pacing> own = workload.flatMap(Workload::timing);
        if (own.isPresent() && own.get() instanceof LivePacing) {
            if (rate != null || rateFrom != null) {
                throw new PlanException("--rate: what is played live is sent as it comes: leave the rate out");
            }
            return own.get();
        }
        if (rateFrom != null) {
            try (RecordSeries trace = RecordSeries.open(rateFrom)) {
                return Pacing.trace(trace.timestampsMillis(), 1);
            }
        }
        if (rate != null) {
            return PacingText.parse(rate, source.seed());
        }
        Optional<Duration> interval = workload.flatMap(Workload::interval);
        if (interval.isPresent()) {
            return Pacing.fixed(Rate.every(interval.get()));
        }
        return to != null && !isServed() && !sound.isGiven()
                ? Pacing.unlimited()
                : own.orElse(Pacing.fixed(USUAL_RATE));
    }
}
