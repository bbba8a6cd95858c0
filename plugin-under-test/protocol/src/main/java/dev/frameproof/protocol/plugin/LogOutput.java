package dev.frameproof.protocol.plugin;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Stands in for standard output once the handshake line is out: what is printed there becomes a line of the log. */
final class LogOutput extends OutputStream {
    private static final int MAX_LINE_BYTES = 64 * 1024;

    private final PluginLog log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LogOutput(PluginLog log) {
        this.log = log;
    }

    @Override
    public synchronized void write(int b) {
        if (b != '\n') {
            line.write(b);
        }
        if (b == '\n' || line.size() >= MAX_LINE_BYTES) {
            log.info(line.toString(StandardCharsets.UTF_8).stripTrailing(), "printed", true);
            line.reset();
        }
    }
}
