package dev.frameproof.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Executables on this machine. */
final class Programs {
    private static final List<String> ENDINGS = List.of("", ".cmd", ".exe");

    private final List<Path> folders;

    Programs(Map<String, String> environment) {
        folders = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
    }

    /** @return the first of these names that is on the PATH */
    Optional<Path> find(List<String> names) {
        return names.stream()
                .flatMap(name -> ENDINGS.stream().map(ending -> name + ending))
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    Optional<Path> find(String name) {
        return find(List.of(name));
    }
}
