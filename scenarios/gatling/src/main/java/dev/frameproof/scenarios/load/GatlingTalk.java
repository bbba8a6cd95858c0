package dev.frameproof.scenarios.load;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What Gatling prints while it runs goes to a file, and not between the lines on the terminal. */
final class GatlingTalk implements AutoCloseable {
    private final PrintStream before = System.out;
    private final PrintStream file;

    private GatlingTalk(PrintStream file) {
        this.file = file;
        System.setOut(file);
    }

    /** A file that cannot be written is done without. */
    static GatlingTalk into(Path file) {
        OutputStream out;
        try {
            out = new FileOutputStream(file.toFile(), true);
        } catch (IOException unwritable) {
            out = OutputStream.nullOutputStream();
        }
        return new GatlingTalk(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    void flush() {
        file.flush();
    }

    @Override
    public void close() {
        System.setOut(before);
        file.close();
    }
}
