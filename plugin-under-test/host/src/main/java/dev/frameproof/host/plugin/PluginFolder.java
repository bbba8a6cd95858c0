package dev.frameproof.host.plugin;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A backend data source plugin on disk that can run on this machine. Close it once its processes have ended: what was
 * unpacked from a zip is removed then; a folder of the user's stays as it is.
 */
public final class PluginFolder implements AutoCloseable {
    /** Where a plugin's source tree keeps what it built. */
    private static final String BUILT = "dist";

    private final Path folder;
    private final PluginDescriptor descriptor;
    private final Path executable;
    private final Optional<UnpackedZip> unpacked;

    private PluginFolder(Path folder, PluginDescriptor descriptor, Path executable, Optional<UnpackedZip> unpacked) {
        this.folder = folder;
        this.descriptor = descriptor;
        this.executable = executable;
        this.unpacked = unpacked;
    }

    /**
     * Reads a plugin's folder (or the one that holds it: a source tree with {@code dist}, an unpacked archive) or its
     * zip, which is unpacked into a temporary folder.
     *
     * @throws PluginFolderException when it cannot run here: what is wrong and what to do
     */
    public static PluginFolder read(Path source) throws PluginFolderException {
        return read(source, PluginPlatform.current());
    }

    static PluginFolder read(Path source, PluginPlatform platform) throws PluginFolderException {
        requireNonNull(source, "source is null");
        if (Files.isDirectory(source)) {
            return find(source.toAbsolutePath(), source, platform, Optional.empty());
        }
        if (!Files.exists(source)) {
            throw new PluginFolderException(
                    "there is no plugin at " + source.toAbsolutePath() + ": give a plugin's folder or its zip");
        }
        UnpackedZip unpacked = UnpackedZip.of(source);
        try {
            return find(unpacked.folder(), source, platform, Optional.of(unpacked));
        } catch (PluginFolderException | RuntimeException e) {
            unpacked.close();
            throw e;
        }
    }

    private static PluginFolder find(Path top, Path source, PluginPlatform platform, Optional<UnpackedZip> unpacked)
            throws PluginFolderException {
        Path folder = withDescriptor(top, source);
        PluginDescriptor descriptor = PluginDescriptor.read(folder.resolve(PluginDescriptor.FILE));
        Path executable = executable(folder, descriptor, platform);
        if (unpacked.isPresent()) {
            unpacked.get().makeExecutable(executable);
        }
        if (!Files.isExecutable(executable)) {
            throw new PluginFolderException(
                    executable + " is not executable: run chmod +x " + executable.getFileName() + " in its folder");
        }
        return new PluginFolder(folder, descriptor, executable, unpacked);
    }

    private static Path withDescriptor(Path top, Path source) throws PluginFolderException {
        for (Path candidate : List.of(top, top.resolve(BUILT))) {
            if (Files.exists(candidate.resolve(PluginDescriptor.FILE))) {
                return candidate;
            }
        }
        List<Path> below;
        try (Stream<Path> entries = Files.list(top)) {
            below = entries.filter(entry -> Files.exists(entry.resolve(PluginDescriptor.FILE)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PluginFolderException(source + " cannot be read (" + e + "): check its permissions", e);
        }
        if (below.size() == 1) {
            return below.get(0);
        }
        if (below.size() > 1) {
            throw new PluginFolderException(source + " holds several plugins: point to one of "
                    + below.stream().map(path -> path.getFileName().toString()).toList());
        }
        throw new PluginFolderException("no plugin.json in " + source
                + ": give the folder that holds it (a plugin's source tree has it in dist/ once it is built)");
    }

    private static Path executable(Path folder, PluginDescriptor descriptor, PluginPlatform platform)
            throws PluginFolderException {
        Path base;
        Path wanted;
        try {
            base = folder.resolve(descriptor.executable()).normalize();
            wanted = folder.resolve(platform.fileName(descriptor.executable())).normalize();
        } catch (InvalidPathException e) {
            throw new PluginFolderException(
                    folder.resolve(PluginDescriptor.FILE) + ": 'executable' is no file name: '"
                            + descriptor.executable() + "'",
                    e);
        }
        if (!wanted.startsWith(folder)) {
            throw new PluginFolderException(folder.resolve(PluginDescriptor.FILE) + ": 'executable' ('"
                    + descriptor.executable() + "') leads out of the plugin's folder");
        }
        if (Files.isRegularFile(wanted)) {
            return wanted;
        }
        List<String> others = built(base);
        throw new PluginFolderException("the plugin " + descriptor.id() + " has no executable for this machine ("
                + platform.os() + "/" + platform.arch() + "): " + wanted + " is not there; "
                + (others.isEmpty()
                        ? "no executable at all is: build the backend, or take the released zip"
                        : "there are " + others + ": build it for this platform, or take the zip that holds it"));
    }

    private static List<String> built(Path base) throws PluginFolderException {
        Path parent = base.getParent();
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.startsWith(base.getFileName() + "_"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PluginFolderException(parent + " cannot be read (" + e + "): check its permissions", e);
        }
    }

    /** The folder that holds {@code plugin.json}. */
    public Path folder() {
        return folder;
    }

    public PluginDescriptor descriptor() {
        return descriptor;
    }

    /** The file to start on this machine. */
    public Path executable() {
        return executable;
    }

    @Override
    public void close() {
        unpacked.ifPresent(UnpackedZip::close);
    }
}
