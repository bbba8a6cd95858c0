package dev.frameproof.host.plugin;

import dev.frameproof.process.OutputLine;
import dev.frameproof.process.OutputListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Sorts what a plugin writes: its first line on standard output is the handshake, everything else is log. */
final class PluginOutput implements OutputListener {
    private static final int MAX_PRINTED_BYTES = 64 * 1024;

    private final PluginLaunch launch;
    private final CompletableFuture<String> firstLine = new CompletableFuture<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    PluginOutput(PluginLaunch launch) {
        this.launch = launch;
    }

    CompletableFuture<String> firstLine() {
        return firstLine;
    }

    @Override
    public void onLine(OutputLine line) {
        if (line.source() == OutputLine.Source.STDOUT && firstLine.complete(line.text())) {
            return;
        }
        launch.log().onLine(PluginLogLine.parse(line.text()));
    }

    /** What came over the connection instead of the pipes. */
    synchronized void onPrinted(byte[] data) {
        for (byte b : data) {
            if (b != '\n') {
                printed.write(b);
            }
            if (b == '\n' || printed.size() >= MAX_PRINTED_BYTES) {
                onPrintedLine(printed.toString(StandardCharsets.UTF_8).stripTrailing());
                printed.reset();
            }
        }
    }

    private void onPrintedLine(String line) {
        if (!PluginLogLine.isBelow(launch.logLevel(), line)) {
            launch.log().onLine(PluginLogLine.parse(line));
        }
    }
}
