package dev.frameproof.broker.internal;

import dev.frameproof.broker.KafkaUnavailableException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A throw-away folder that says to which processes it belongs, so that a later run may delete it when all of them are
 * gone.
 */
public final class DataFolder {

    private static final String PREFIX = "frameproof-kafka-";
    private static final String OWNERS = "owners";

    /** Start times are told in steps, and by clocks that are set: a little apart is still the same process. */
    private static final Duration SAME_START = Duration.ofSeconds(5);

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** @return a new folder in the given one, which belongs to this process */
    public static DataFolder create(Path parent) {
        try {
            Files.createDirectories(parent);
            DataFolder folder = new DataFolder(Files.createTempDirectory(parent, PREFIX));
            folder.alsoBelongsTo(ProcessHandle.current().pid());
            return folder;
        } catch (IOException e) {
            throw new KafkaUnavailableException("Kafka's data folder cannot be made in " + parent + ": " + e, e);
        }
    }

    /** Deletes the folders in the given one whose processes are all gone. What cannot be deleted is left. */
    public static void deleteStale(Path parent) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                DataFolder candidate = new DataFolder(folder);
                if (candidate.isStale()) {
                    candidate.delete();
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Making the new folder fails for the same reason, and says so.
            return;
        }
    }

    public Path path() {
        return path;
    }

    /** @return where Kafka keeps its logs */
    public Path kafka() {
        return path.resolve("data");
    }

    /** Writes down one more process that needs the folder. */
    public void alsoBelongsTo(long pid) {
        String start = ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(instant -> Long.toString(instant.toEpochMilli()))
                .orElse("unknown");
        try {
            Files.writeString(
                    path.resolve(OWNERS),
                    pid + " " + start + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new KafkaUnavailableException("Kafka's data folder " + path + " cannot be written: " + e, e);
        }
    }

    private boolean isStale() {
        try {
            List<String> owners = Files.readAllLines(path.resolve(OWNERS));
            return !owners.isEmpty() && owners.stream().noneMatch(DataFolder::lives);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean lives(String owner) {
        String[] words = owner.split(" ", -1);
        try {
            Instant start = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .map(process -> process.info()
                            .startInstant()
                            .map(instant ->
                                    Duration.between(instant, start).abs().compareTo(SAME_START) < 0)
                            .orElse(true))
                    .orElse(false);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return true;
        }
    }

    /** Deletes the folder as far as possible: files may vanish meanwhile. */
    public void delete() {
        delete(path);
    }

    /** Deletes a folder with everything in it; one that is not there is fine. */
    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException e) {
            // What is left is found stale by the next start.
            return;
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
