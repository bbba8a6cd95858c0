package dev.frameproof.browser;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A picture of the page at one step.
 *
 * @param title what is to be seen
 * @param file a PNG
 */
public record Screenshot(String title, Path file) {
    public Screenshot {
        requireNonNull(title, "title");
        requireNonNull(file, "file");
    }
}
