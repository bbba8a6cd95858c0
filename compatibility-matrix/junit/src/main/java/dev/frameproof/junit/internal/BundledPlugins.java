package dev.frameproof.junit.internal;

import dev.frameproof.host.plugin.PluginPlatform;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bundled plugin and its twin with planted faults, unpacked from the class path into a folder that is thrown away.
 * They run on the Java that runs the tests.
 */
final class BundledPlugins implements AutoCloseable {
    private static final String RESOURCE = "/dev/frameproof/junit/plugins";
    private static final String BUNDLED = "frameproof-kafka-datasource";
    private static final String PLANTED = "frameproof-planted-datasource";
    private static final String LIBRARIES = "lib";

    private final Path folder;

    private BundledPlugins(Path folder) {
        this.folder = folder;
    }

    /** @throws IllegalStateException when this build carries no plugins */
    static BundledPlugins unpack() {
        URL packed = BundledPlugins.class.getResource(RESOURCE);
        if (packed == null) {
            throw new IllegalStateException("the bundled plugin is not in this build of frameproof-junit: build it by"
                    + " 'mvn package', plugins first");
        }
        try {
            BundledPlugins plugins = new BundledPlugins(Files.createTempDirectory("frameproof-plugins-"));
            try {
                plugins.copyFrom(packed.toURI());
                plugins.complete();
                return plugins;
            } catch (IOException | URISyntaxException | RuntimeException failed) {
                plugins.close();
                throw failed;
            }
        } catch (IOException | URISyntaxException failed) {
            throw new IllegalStateException("the bundled plugin could not be unpacked: " + failed, failed);
        }
    }

    /** @return the folder of the bundled plugin */
    Path bundled() {
        return folder.resolve(BUNDLED);
    }

    /** @return the folder of its twin with planted faults */
    Path planted() {
        return folder.resolve(PLANTED);
    }

    private void copyFrom(URI packed) throws IOException {
        if (packed.getScheme().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(jarFile(packed)))) {
                copy(jar.getPath(RESOURCE), folder);
            }
        } else {
            copy(Path.of(packed), folder);
        }
    }

    /** {@code jar:file:/x.jar!/entry}. */
    private static URI jarFile(URI packed) {
        String text = packed.getRawSchemeSpecificPart();
        return URI.create(text.substring(0, text.indexOf("!/")));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (!Files.exists(target)) {
                    Files.copy(path, target);
                }
            }
        }
    }

    /** Libraries that both have, executables, and a runtime: what a jar cannot hold, or need not hold twice. */
    private void complete() throws IOException {
        copy(bundled().resolve(LIBRARIES), planted().resolve(LIBRARIES));
        for (Path plugin : List.of(bundled(), planted())) {
            makeExecutable(plugin);
            Path runtimes = Files.createDirectories(plugin.resolve("runtime"));
            PluginPlatform here = PluginPlatform.current();
            Files.createSymbolicLink(
                    runtimes.resolve(here.os() + "_" + here.arch()), Path.of(System.getProperty("java.home")));
        }
    }

    private static void makeExecutable(Path plugin) throws IOException {
        try (Stream<Path> files = Files.list(plugin)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.getFileName().toString().startsWith("gpx_")
                        && !file.toFile().setExecutable(true)) {
                    throw new IOException(file + " could not be made executable");
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }
}
