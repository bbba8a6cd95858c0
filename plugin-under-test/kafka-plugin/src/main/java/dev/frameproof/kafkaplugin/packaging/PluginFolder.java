package dev.frameproof.kafkaplugin.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The folder that Grafana loads. */
final class PluginFolder {
    private static final List<String> PLATFORMS = List.of("linux_amd64", "linux_arm64", "darwin_amd64", "darwin_arm64");

    /** A class data archive only fits jars of the time that they had: let it not be the time of the build. */
    private static final FileTime JAR_TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    private final Path folder;

    PluginFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("lib"));
    }

    Path path() {
        return folder;
    }

    Path runtime() {
        return folder.resolve("runtime").resolve(Platform.current());
    }

    /** Writes plugin.json, in which the version and the date are filled in. */
    void writeDescription(Path source, String version, String date) throws IOException {
        String json = Files.readString(source.resolve("plugin.json"))
                .replace("${version}", version.replaceFirst("-SNAPSHOT$", ""))
                .replace("${date}", date);
        Folders.write(folder.resolve("plugin.json"), json);
    }

    /** Copies the browser's half and the images. */
    void copyBrowserFiles(Path source) throws IOException {
        Files.copy(source.resolve("module.js"), folder.resolve("module.js"), StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectories(folder.resolve("img"));
        for (Path image : Folders.list(source.resolve("img"))) {
            Files.copy(image, folder.resolve("img").resolve(image.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Writes the executable of each platform: all the same script. */
    void writeExecutables(String script, String executable) throws IOException {
        for (String platform : PLATFORMS) {
            Path file = folder.resolve(executable + "_" + platform);
            Folders.write(file, script);
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    /**
     * Puts the jars into {@code lib}, and nothing else.
     *
     * @return their paths within the folder, in the order given
     */
    List<String> copyLibraries(List<Path> jars) throws IOException {
        Set<Path> wanted = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Path jar : jars) {
            if (!Files.isRegularFile(jar)) {
                throw new IOException(jar + " is no jar: the plugin is packaged in Maven's phase \"package\"");
            }
            Path copy = folder.resolve("lib").resolve(jar.getFileName());
            if (!Files.exists(copy) || Files.mismatch(jar, copy) >= 0) {
                // Never written in place: another plugin's folder may share the file.
                Files.deleteIfExists(copy);
                Files.copy(jar, copy);
            }
            Files.setLastModifiedTime(copy, JAR_TIME);
            wanted.add(copy);
            names.add("lib/" + jar.getFileName());
        }
        for (Path file : Folders.list(folder.resolve("lib"))) {
            if (!wanted.contains(file)) {
                Files.delete(file);
            }
        }
        return names;
    }

    /** Writes how Java is run: options, class path, main class. */
    void writeArguments(String options, List<String> classPath, String mainClass) throws IOException {
        Folders.write(
                folder.resolve("plugin.args"),
                options + "-cp\n" + String.join(":", classPath) + "\n" + mainClass + "\n");
    }

    /** Takes over another plugin's runtime, without copies where the file system allows. */
    void linkRuntime(PluginFolder other) throws IOException {
        Path own = folder.resolve("runtime");
        Folders.delete(own);
        if (Files.isDirectory(other.folder.resolve("runtime"), LinkOption.NOFOLLOW_LINKS)) {
            Folders.link(other.folder.resolve("runtime"), own);
        }
    }
}
