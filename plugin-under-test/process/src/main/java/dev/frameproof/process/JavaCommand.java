package dev.frameproof.process;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command line of a JVM of our own: the same Java and, unless another is given, the same class path as this
 * process.
 *
 * @param classPath jars and folders, in order
 * @param options flags of the JVM, in order
 * @param archive a class data archive to start faster from; left out when the file does not exist. One that does not
 *     fit the JVM or the class path is ignored by the JVM.
 * @param mainClass name of the class with {@code main}
 * @param arguments what {@code main} gets; never secrets, use {@link Stdin}
 */
public record JavaCommand(
        List<Path> classPath, List<String> options, Optional<Path> archive, String mainClass, List<String> arguments) {

    public JavaCommand {
        classPath = List.copyOf(classPath);
        options = List.copyOf(options);
        requireNonNull(archive, "archive");
        requireNonNull(mainClass, "mainClass");
        arguments = List.copyOf(arguments);
    }

    /** @return {@code main} of the class, on this process's class path, without flags */
    public static JavaCommand of(Class<?> mainClass) {
        return of(mainClass.getName());
    }

    /** @return {@code main} of the named class, on this process's class path, without flags */
    public static JavaCommand of(String mainClass) {
        return new JavaCommand(ownClassPath(), List.of(), Optional.empty(), mainClass, List.of());
    }

    /** @return the class path of this process, absolute */
    public static List<Path> ownClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }

    /** @return the {@code java} that runs this process */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** @return the same with flags added, such as {@code -Xmx512m} or {@code -XX:+UseSerialGC} */
    public JavaCommand withOptions(String... added) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(added));
        return new JavaCommand(classPath, all, archive, mainClass, arguments);
    }

    /** @return the same on another class path */
    public JavaCommand withClassPath(List<Path> other) {
        return new JavaCommand(other, options, archive, mainClass, arguments);
    }

    /** @return the same, started from a class data archive when the file exists */
    public JavaCommand withArchive(Path file) {
        return new JavaCommand(classPath, options, Optional.of(file), mainClass, arguments);
    }

    /** @return the same, writing a class data archive for {@link #withArchive} at its orderly end */
    public JavaCommand recordingArchive(Path file) {
        return withOptions("-XX:ArchiveClassesAtExit=" + file);
    }

    /** @return the same with arguments for {@code main} added */
    public JavaCommand withArguments(String... added) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(added));
        return new JavaCommand(classPath, options, archive, mainClass, all);
    }

    /** @return the words to start */
    public List<String> toCommand() {
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.addAll(options);
        archive.filter(Files::isRegularFile).ifPresent(file -> {
            command.add("-XX:SharedArchiveFile=" + file);
            command.add("-Xshare:auto");
        });
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }
}
