package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

/**
 * A file that lies beside the report.
 *
 * @param title what it is
 * @param path relative to the report's folder, with {@code /}
 */
public record Artifact(String title, String path) {
    public Artifact {
        requireNonNull(title, "title");
        requireNonNull(path, "path");
        if (path.startsWith("/") || path.contains("\\")) {
            throw new IllegalArgumentException("artifact path is not relative with slashes: " + path);
        }
    }
}
