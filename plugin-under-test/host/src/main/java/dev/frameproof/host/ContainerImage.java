package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The image that is started for a plugin. Grafana's own images are built on Alpine, whose C library is musl; a plugin
 * that brings a Java runtime linked against glibc, as the bundled one does, needs their {@code -ubuntu} variant.
 *
 * @param name with its tag
 * @param reason why it is not the one that was asked for; empty when it is
 */
record ContainerImage(String name, String reason) {
    private static final Pattern OFFICIAL =
            Pattern.compile("(?:docker\\.io/)?grafana/grafana(?:-oss|-enterprise|-dev)?(?::([A-Za-z0-9_.-]+))?");
    private static final String UBUNTU = "-ubuntu";

    ContainerImage {
        requireNonNull(name, "name");
        requireNonNull(reason, "reason");
    }

    /** @param plugin the plugin's folder */
    static ContainerImage of(String asked, Path plugin) {
        Matcher official = OFFICIAL.matcher(asked);
        if (!official.matches() || !needsGlibc(plugin)) {
            return new ContainerImage(asked, "");
        }
        String tag = official.group(1) == null ? "latest" : official.group(1);
        if (tag.endsWith(UBUNTU)) {
            return new ContainerImage(asked, "");
        }
        String repository = official.group(1) == null ? asked : asked.substring(0, asked.lastIndexOf(':'));
        return new ContainerImage(
                "%s:%s%s".formatted(repository, tag, UBUNTU),
                "%s has musl, and the plugin's own runtime needs glibc".formatted(asked));
    }

    /** A runtime says in its file {@code loader} which loader it was linked for. */
    private static boolean needsGlibc(Path plugin) {
        Path runtimes = plugin.resolve("runtime");
        if (!Files.isDirectory(runtimes)) {
            return false;
        }
        try (DirectoryStream<Path> linux = Files.newDirectoryStream(runtimes, "linux_*")) {
            for (Path runtime : linux) {
                Path loader = runtime.resolve("loader");
                if (Files.isRegularFile(loader) && Files.readString(loader).contains("ld-linux")) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
