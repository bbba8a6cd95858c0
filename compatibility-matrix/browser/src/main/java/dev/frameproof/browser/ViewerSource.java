package dev.frameproof.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The viewer page's own source, which is bundled with Grafana's packages. */
final class ViewerSource {
    /** What is served as it is. */
    static final List<String> SERVED = List.of("viewer.html", "boot.js");

    private static final List<String> BUNDLED =
            List.of("viewer.js", "stage.js", "buffer.js", "draw.js", "modules.js", "services.js", "panels.js");
    private static final int HASH_DIGITS = 12;

    private ViewerSource() {}

    /** @return a name for this state of the source and of what else makes a bundle */
    static String hash(String more) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : BUNDLED) {
                digest.update(read("viewer/" + file));
            }
            digest.update(read("tools/build.cjs"));
            digest.update(more.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String file : BUNDLED) {
            Files.write(folder.resolve(file), read("viewer/" + file));
        }
    }

    /** @param file below this package's resources */
    static byte[] read(String file) {
        try (InputStream in = ViewerSource.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
