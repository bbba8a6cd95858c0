package dev.frameproof.harness;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The folder that a run leaves behind: {@code <out>/<local time>/}, with {@code logs/} in it.
 *
 * @param path absolute
 */
public record RunFolder(Path path) {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss", Locale.ROOT);
    private static final int MOST_IN_ONE_SECOND = 1000;

    public RunFolder {
        requireNonNull(path, "path");
    }

    /**
     * Makes a folder of its own, also when another run makes one in the same second.
     *
     * @throws EnvironmentException when it cannot be made or written to
     */
    public static RunFolder make(Path out, LocalDateTime now) {
        Path parent = out.toAbsolutePath().normalize();
        try {
            Files.createDirectories(parent);
            for (int n = 1; n <= MOST_IN_ONE_SECOND; n++) {
                String name = NAME.format(now) + (n == 1 ? "" : "_" + n);
                Path folder = parent.resolve(name);
                try {
                    Files.createDirectory(folder);
                } catch (FileAlreadyExistsException taken) {
                    continue;
                }
                Files.createDirectory(folder.resolve("logs"));
                return new RunFolder(folder);
            }
            throw new FileAlreadyExistsException(parent.toString());
        } catch (FileAlreadyExistsException notAFolder) {
            throw failed(parent, "a file of that name is in the way", notAFolder);
        } catch (NoSuchFileException nowhere) {
            throw failed(parent, "no folder can be made there", nowhere);
        } catch (AccessDeniedException denied) {
            throw failed(parent, "no permission to write there", denied);
        } catch (IOException failure) {
            throw failed(parent, String.valueOf(failure.getMessage()), failure);
        }
    }

    /** @return the log file of one of our processes */
    public Path log(String process) {
        return path.resolve("logs").resolve(process + ".log");
    }

    private static EnvironmentException failed(Path parent, String cause, IOException failure) {
        return new EnvironmentException(
                new Problem(
                        "cannot make the run's folder in " + parent,
                        cause,
                        "free space there, or name another place with --out FOLDER"),
                failure);
    }
}
