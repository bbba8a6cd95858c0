package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that a user means by files and folders. */
final class RecordingFiles {
    private RecordingFiles() {}

    /**
     * @return the files as they are, and for each folder its {@code *.json} by name
     * @throws PlanException for a folder that cannot be read or has none
     */
    static List<Path> of(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(in(path));
            } else {
                files.add(path);
            }
        }
        return files;
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new PlanException(folder + ": no recording in this folder: not one file ends in .json");
            }
            return files;
        } catch (IOException e) {
            throw new PlanException(folder + ": cannot be read: " + e.getMessage());
        }
    }
}
