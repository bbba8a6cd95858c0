package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.recording.FrameRecorder;
import dev.frameproof.harness.topic.TopicReader;
import dev.frameproof.oracle.RecordDecoding;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.reports.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** What the first viewer of each stream of a run sees, written down: one file a stream. */
final class RunRecordings implements AutoCloseable {
    private static final Duration SILENCE_AT_MOST = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final boolean single;
    private final List<One> all = new ArrayList<>();

    private record One(StreamQuery query, FrameRecorder recorder) {}

    /**
     * @param file for a single stream; with several, each one's name is put before the ending
     * @throws PlanException for a folder
     */
    RunRecordings(Path file, boolean single) {
        this.file = requireNonNull(file, "file");
        this.single = single;
        if (Files.isDirectory(file)) {
            throw new PlanException(
                    "--record: %s is a folder; name a file, for example %s".formatted(file, file.resolve("run.json")));
        }
    }

    /** @return what has to get the frames of a stream's first viewer */
    FrameTap of(String stream, StreamQuery query) {
        try {
            var recorder = new FrameRecorder(single ? file : named(stream));
            all.add(new One(query, recorder));
            return recorder::accept;
        } catch (IOException unwritable) {
            throw new EnvironmentException(problem(file, unwritable), unwritable);
        }
    }

    private Path named(String stream) {
        String name = String.valueOf(file.getFileName());
        String plain = name.replaceFirst("\\.json$", "");
        String ending = name.substring(plain.length());
        return file.resolveSibling(plain + "-" + stream.replaceAll("[^\\w.-]", "-") + ending);
    }

    /**
     * Writes the files, while Kafka is there.
     *
     * @return why one could not be written
     */
    Optional<Problem> write(KafkaConnection kafka, PluginChoice plugin, SchemaLookup registry)
            throws InterruptedException {
        for (One one : all) {
            try {
                write(one, kafka, plugin, registry);
            } catch (IOException unwritable) {
                return Optional.of(problem(one.recorder().file(), unwritable));
            } catch (EnvironmentException unreadable) {
                return Optional.of(unreadable.problem());
            }
        }
        return Optional.empty();
    }

    private static void write(One one, KafkaConnection kafka, PluginChoice plugin, SchemaLookup registry)
            throws IOException, InterruptedException {
        var decoding = new RecordDecoding(one.query(), registry, plugin.representation());
        try (var topic = TopicReader.open(kafka, one.query(), decoding)) {
            topic.records().dueUntil(topic.endsAtStart());
            awaitRead(topic, one.query().topicName());
            one.recorder().write(one.query(), JSON.valueToTree(plugin.jsonData()), topic, registry);
        }
    }

    private static void awaitRead(TopicReader topic, String name) throws IOException, InterruptedException {
        long read = -1;
        long sinceNanos = System.nanoTime();
        while (!topic.records().isReadToTheEnd()) {
            if (topic.failure().isPresent()) {
                throw new IOException("reading the topic " + name + " broke off: "
                        + topic.failure().get());
            }
            long now = System.nanoTime();
            if (topic.records().read() != read) {
                read = topic.records().read();
                sinceNanos = now;
            } else if (now - sinceNanos > SILENCE_AT_MOST.toNanos()) {
                throw new IOException(
                        "Kafka gave no more of the topic %s for %d s".formatted(name, SILENCE_AT_MOST.toSeconds()));
            }
            LockSupport.parkNanos(topic, LOOK.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while reading the topic " + name);
            }
        }
    }

    /** @return the files that are written */
    List<Path> files() {
        return all.stream().map(one -> one.recorder().file()).toList();
    }

    private static Problem problem(Path file, IOException unwritable) {
        return new Problem(
                "The recording " + file + " cannot be written.",
                String.valueOf(unwritable.getMessage()),
                "Make room, or name another file with --record.");
    }

    @Override
    public void close() throws IOException {
        for (One one : all) {
            one.recorder().close();
        }
    }
}
