package dev.frameproof.host.plugin.catalogue;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Zips that were fetched before, each with its checksum beside it. */
final class CatalogueCache {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final String ZIP = ".zip";
    private static final String SUM = ".sha256";

    private final Path folder;
    private final String platform;

    /** @param platform is part of the file names, such as {@code linux-amd64} */
    CatalogueCache(Path folder, String platform) {
        this.folder = requireNonNull(folder, "folder");
        this.platform = requireNonNull(platform, "platform");
    }

    /** @return the zip, when it is here and still what it was */
    Optional<Path> zip(String id, String version) {
        Path zip = path(id, version);
        Path sum = sum(zip);
        try {
            if (Files.isRegularFile(zip)
                    && Files.isRegularFile(sum)
                    && Files.readString(sum).strip().equals(sha256(zip))) {
                return Optional.of(zip);
            }
            return Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /**
     * Takes a zip in.
     *
     * @param from where it comes from, for messages
     * @throws CatalogueException when it has another checksum than its version
     */
    Path put(CatalogueVersion version, InputStream bytes, String from) throws IOException {
        Path zip = path(version.id(), version.version());
        Files.createDirectories(zip.getParent());
        Path part = Files.createTempFile(zip.getParent(), "part", ZIP);
        try {
            Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
            String got = sha256(part);
            if (!got.equals(version.sha256().toLowerCase(Locale.ROOT))) {
                throw new CatalogueException(
                        "the zip of %s from %s is not the one that the catalogue describes".formatted(version, from)
                                + ": its SHA-256 is " + got + ", it should be " + version.sha256()
                                + "\nIt was thrown away. Try again; when it stays so, do not use it.");
            }
            Files.move(part, zip, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(sum(zip), got);
            return zip;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** @return the versions of a plugin that are here */
    List<String> versions(String id) {
        Path plugin = folder.resolve(id);
        if (!Files.isDirectory(plugin)) {
            return List.of();
        }
        String end = "-" + platform + ZIP;
        try (Stream<Path> files = Files.list(plugin)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(end))
                    .map(name -> name.substring(0, name.length() - end.length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private Path path(String id, String version) {
        return folder.resolve(id).resolve(version + "-" + platform + ZIP);
    }

    private static Path sum(Path zip) {
        return zip.resolveSibling(zip.getFileName() + SUM);
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
