package dev.frameproof.host.plugin;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A plugin's zip in a temporary folder, with the permissions that the zip gives. */
final class UnpackedZip implements AutoCloseable {
    /** Far beyond any plugin; a zip that claims more is damaged or meant to fill the disk. */
    private static final long MAX_BYTES = 2L << 30;

    private final Path folder;

    private UnpackedZip(Path folder) {
        this.folder = folder;
    }

    static UnpackedZip of(Path zip) throws PluginFolderException {
        Path folder;
        try {
            folder = Files.createTempDirectory("frameproof-plugin").toRealPath();
        } catch (IOException e) {
            throw new PluginFolderException("no temporary folder to unpack " + zip + " into: " + e, e);
        }
        UnpackedZip unpacked = new UnpackedZip(folder);
        try (FileSystem content = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true))) {
            Files.walkFileTree(content.getPath("/"), new Unpacking(zip, folder));
        } catch (Refused e) {
            unpacked.close();
            throw new PluginFolderException(e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            unpacked.close();
            throw new PluginFolderException(
                    zip + " is neither a plugin's folder nor a zip that can be unpacked: " + e.getMessage(), e);
        }
        return unpacked;
    }

    Path folder() {
        return folder;
    }

    /** A zip made on a system without permissions gives none. */
    void makeExecutable(Path file) throws PluginFolderException {
        if (!Files.isExecutable(file) && !file.toFile().setExecutable(true)) {
            throw new PluginFolderException(file + " cannot be made executable: use a temporary folder that allows it");
        }
    }

    @Override
    public void close() {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // A file that is in use stays for the system to clear with its other temporary files.
        }
    }

    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private static final class Unpacking extends SimpleFileVisitor<Path> {
        private final Path zip;
        private final Path folder;
        private long bytes;

        Unpacking(Path zip, Path folder) {
            this.zip = zip;
            this.folder = folder;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            Files.createDirectories(target(directory));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            bytes += attributes.size();
            if (bytes > MAX_BYTES) {
                throw new Refused(zip + " unpacks to more than " + (MAX_BYTES >> 30) + " GiB: this is no plugin");
            }
            if (!attributes.isRegularFile()) {
                throw new Refused(zip + ": '" + file + "' is neither a file nor a folder: pack what it points to");
            }
            Path target = target(file);
            Files.copy(file, target);
            PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
            if (view != null && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE)) {
                Set<PosixFilePermission> permissions = view.readAttributes().permissions();
                permissions.add(PosixFilePermission.OWNER_EXECUTE);
                view.setPermissions(permissions);
            }
            return FileVisitResult.CONTINUE;
        }

        private Path target(Path entry) throws Refused {
            Path target =
                    folder.resolve(entry.getRoot().relativize(entry).toString()).normalize();
            if (!target.startsWith(folder)) {
                throw new Refused(
                        zip + ": '" + entry + "' would be unpacked outside its folder; such a zip is not safe");
            }
            return target;
        }
    }
}
