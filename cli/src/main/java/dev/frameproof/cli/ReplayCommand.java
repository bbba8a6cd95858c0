package dev.frameproof.cli;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.recordfile.RecordSeries;
import dev.frameproof.producers.recordfile.RecordedSource;
import dev.frameproof.producers.recordfile.TopicCopy;
import dev.frameproof.producers.sink.KafkaSinkException;
import dev.frameproof.producers.sink.KafkaTarget;
import dev.frameproof.reports.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frameproof replay}: a topic or file again, with its own timing. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Sends the records of a topic, a record file or a recording again: the same bytes, partitions and"
                + " transactions, with the gaps that lay between them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  frameproof replay --from-topic orders --kafka localhost:9092 --topic orders-again --speed 2x",
            "  frameproof replay --from-file records.jsonl --kafka localhost:9092 --topic again",
            "  frameproof replay --from-topic orders --kafka localhost:9092 --to records.jsonl --speed max"
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Mixin
    private TopicOptions topic;

    @Option(names = "--from-topic", paramLabel = "NAME", description = "The topic to read, what is committed in it.")
    private String fromTopic;

    @Option(
            names = "--from-kafka",
            paramLabel = "HOST:PORT,...",
            description = "Where that topic is. Default: the cluster of --kafka.")
    private String fromKafka;

    @Option(names = "--from-file", paramLabel = "FILE", description = "A record file, or a recording.")
    private Path fromFile;

    @Option(names = "--speed", paramLabel = "Nx|max", description = "How fast, for example 2x or 0.5x. Default: 1x.")
    private String speed = "1x";

    @Option(
            names = "--original-timestamps",
            description = "Records keep their timestamps. Default: the time at which they are sent again.")
    private boolean originalTimestamps;

    @Option(names = "--to", paramLabel = "FILE|-", description = "Write record lines to a file or standard output.")
    private String to;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Override
    public Integer call() throws Exception {
        if ((fromTopic == null) == (fromFile == null)) {
            throw new PlanException("say what to send again: either --from-topic NAME or --from-file FILE");
        }
        try {
            return (fromFile == null ? replayTopic() : replayFile(fromFile, fromFile.toString())).code();
        } catch (KafkaSinkException e) {
            throw new EnvironmentException(new Problem(e.getMessage(), "", ""), e);
        } catch (IllegalArgumentException e) {
            throw new PlanException(e.getMessage());
        } catch (IOException e) {
            throw new PlanException("a file cannot be read or written: " + e);
        }
    }

    private ExitCode replayTopic() throws IOException, InterruptedException {
        if (fromKafka == null && !topic.isGiven()) {
            throw new PlanException("say where topic " + fromTopic + " is: --from-kafka HOST:PORT, or --kafka");
        }
        if (to == null && topic.target().topic().equals(fromTopic) && fromKafka == null) {
            throw new PlanException("topic " + fromTopic + " cannot be sent again into itself: give another --topic");
        }
        Path copy = Files.createTempFile("frameproof-replay-", ".jsonl");
        try {
            TopicCopy.write(
                    fromKafka == null ? topic.bootstrapServers() : fromKafka,
                    fromTopic,
                    topic.clientProperties(),
                    copy,
                    TIMEOUT);
            return replayFile(copy, "topic " + fromTopic);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private ExitCode replayFile(Path file, String name) throws IOException, InterruptedException {
        try (RecordSeries series = RecordSeries.open(file)) {
            if (series.size() == 0) {
                throw new PlanException(name + " holds no record");
            }
            RecordedSource source = new RecordedSource(name, series, originalTimestamps);
            SendingPlan plan = new SendingPlan(
                    source,
                    pacing(series),
                    series.size(),
                    Optional.empty(),
                    topic.partitions() == null ? source.partitions() : topic.partitions(),
                    Optional.empty(),
                    source.transactions());
            PrintWriter out = spec.commandLine().getOut();
            PrintWriter err = spec.commandLine().getErr();
            Terminal terminal = Terminal.of(Boolean.getBoolean("frameproof.terminal"), System.getenv(), true);
            SendingLine line = new SendingLine(to == null ? out : err, terminal, quiet || "-".equals(to));
            if (to != null) {
                return new FileSending(err, line, Sounding.silent())
                        .send(plan, fromTopic == null ? topic.topicOr("") : fromTopic, to);
            }
            KafkaTarget target = topic.target();
            return new KafkaSending(out, line, Sounding.silent()).send(plan, target);
        }
    }

    private Pacing pacing(RecordSeries series) {
        if (speed.equals("max")) {
            return Pacing.unlimited();
        }
        if (!speed.matches("\\d{1,6}(\\.\\d{1,6})?x")) {
            throw new PlanException("--speed %s: write it like 2x, 0.5x or max".formatted(speed));
        }
        return Pacing.trace(series.timestampsMillis(), Double.parseDouble(speed.substring(0, speed.length() - 1)));
    }
}
