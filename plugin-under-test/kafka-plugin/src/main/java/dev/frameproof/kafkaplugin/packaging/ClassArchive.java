package dev.frameproof.kafkaplugin.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The plugin's classes as its own runtime maps them into memory (class data sharing), made by a training run. */
final class ClassArchive {
    private static final Duration DUMP = Duration.ofMinutes(2);

    private final PluginFolder plugin;

    ClassArchive(PluginFolder plugin) {
        this.plugin = plugin;
    }

    /**
     * Makes the archive unless it is there already, made of the same classes by the same runtime.
     *
     * @return why there is none now; nothing when there is one
     */
    Optional<String> make() throws IOException, InterruptedException {
        Path runtime = plugin.runtime();
        Path archive = runtime.resolve("plugin.jsa");
        Path stamp = runtime.resolve("plugin.jsa.made-of");
        String made = ingredients();
        if (Files.exists(archive)
                && Files.exists(stamp)
                && Files.readString(stamp).equals(made)) {
            return Optional.empty();
        }
        Path unfinished = runtime.resolve("plugin.jsa.unfinished");
        Files.deleteIfExists(archive);
        Files.deleteIfExists(unfinished);
        Path log = runtime.resolve("training.log");
        String failure = train(runtime, unfinished, log);
        if (!Files.exists(unfinished)) {
            return Optional.of((failure.isEmpty() ? "the training run wrote none" : failure) + ", see " + log);
        }
        Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(stamp, made);
        Files.deleteIfExists(log);
        return Optional.empty();
    }

    private String train(Path runtime, Path unfinished, Path log) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        runtime.resolve("bin/java").toString(),
                        "-XX:ArchiveClassesAtExit=" + unfinished,
                        "@plugin.args")
                .directory(plugin.path().toFile())
                .redirectError(log.toFile());
        Process process = new TrainingHost().start(builder);
        String failure = "";
        try (TrainingBroker broker = TrainingBroker.start()) {
            new TrainingHost().use(process, broker.address());
        } catch (TrainingFailedException e) {
            failure = e.getMessage();
        } finally {
            if (!process.waitFor(DUMP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                failure = "the training run did not end";
            }
        }
        return failure;
    }

    private String ingredients() throws IOException {
        List<Path> files = new ArrayList<>(Folders.list(plugin.path().resolve("lib")));
        files.add(plugin.path().resolve("plugin.args"));
        files.add(plugin.runtime().resolve("made-by"));
        return Folders.fingerprint(files);
    }
}
