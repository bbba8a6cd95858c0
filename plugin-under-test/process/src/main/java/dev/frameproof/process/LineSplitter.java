package dev.frameproof.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts a byte stream into lines: UTF-8 or what comes closest, ended by LF or CRLF or the end. */
final class LineSplitter {

    static final int MAX_LINE_BYTES = 1 << 20;

    private final Consumer<String> lines;
    private final Runnable idle;
    private final ByteArrayOutputStream started = new ByteArrayOutputStream(256);

    /** @param idle called when nothing more is waiting to be read: the time to flush */
    LineSplitter(Consumer<String> lines, Runnable idle) {
        this.lines = lines;
        this.idle = idle;
    }

    void readAll(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            split(buffer, count);
            if (in.available() == 0) {
                idle.run();
            }
        }
        if (started.size() > 0) {
            emit();
        }
        idle.run();
    }

    private void split(byte[] buffer, int count) {
        int from = 0;
        for (int at = 0; at < count; at++) {
            boolean ends = buffer[at] == '\n';
            if (ends || started.size() + at - from >= MAX_LINE_BYTES) {
                started.write(buffer, from, at - from);
                emit();
                from = ends ? at + 1 : at;
            }
        }
        started.write(buffer, from, count - from);
    }

    private void emit() {
        String line = started.toString(StandardCharsets.UTF_8);
        started.reset();
        lines.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
}
