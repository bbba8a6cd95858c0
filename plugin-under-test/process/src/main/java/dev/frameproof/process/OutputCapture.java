package dev.frameproof.process;

import dev.frameproof.process.OutputLine.Source;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Drains both outputs of a child into its log file, its history and its listeners. Goes on draining when the log file
 * or a listener fails, since a child that cannot write stands still.
 */
final class OutputCapture {

    private final String name;
    private final BufferedWriter log;
    private final LineHistory history;
    private final Predicate<OutputLine> wanted;
    private final List<OutputListener> listeners;
    private final AtomicLong standardErrorBytes = new AtomicLong();
    private boolean logFailed;

    OutputCapture(
            String name,
            Path logFile,
            LineHistory history,
            Predicate<OutputLine> wanted,
            List<OutputListener> listeners) {
        this.name = name;
        this.wanted = wanted;
        this.history = history;
        this.listeners = List.copyOf(listeners);
        this.log = open(name, logFile);
    }

    private static BufferedWriter open(String name, Path logFile) {
        try {
            Path folder = logFile.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return Files.newBufferedWriter(
                    logFile, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new ChildProcessException(
                    name + " was not started: its log file " + logFile + " cannot be written (" + e + ")", e);
        }
    }

    /** @return done when both outputs have met their end and the log file is closed */
    CompletableFuture<Void> drain(InputStream stdout, InputStream stderr) {
        CompletableFuture<Void> out = drain(Source.STDOUT, stdout);
        CompletableFuture<Void> err = drain(Source.STDERR, new CountedInput(stderr, standardErrorBytes));
        return CompletableFuture.allOf(out, err).thenRun(this::closeLog);
    }

    /** @return how much the child wrote on standard error so far, wanted or not */
    long standardErrorBytes() {
        return standardErrorBytes.get();
    }

    private CompletableFuture<Void> drain(Source source, InputStream in) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (in) {
                        new LineSplitter(text -> onLine(new OutputLine(source, text)), this::flush).readAll(in);
                    } catch (IOException e) {
                        onLine(new OutputLine(source, "[output lost: " + e.getMessage() + "]"));
                    } finally {
                        done.complete(null);
                    }
                },
                name + "-" + (source == Source.STDOUT ? "stdout" : "stderr"));
        reader.setDaemon(true);
        reader.start();
        return done;
    }

    private synchronized void onLine(OutputLine line) {
        if (!wanted.test(line)) {
            return;
        }
        write(line.text());
        history.add(line);
        for (OutputListener listener : listeners) {
            try {
                listener.onLine(line);
            } catch (RuntimeException e) {
                write("[a listener failed on the line above: " + e + "]");
            }
        }
    }

    private void write(String text) {
        if (logFailed) {
            return;
        }
        try {
            log.write(text);
            log.write('\n');
        } catch (IOException e) {
            giveUpLog(e);
        }
    }

    private synchronized void flush() {
        if (logFailed) {
            return;
        }
        try {
            log.flush();
        } catch (IOException e) {
            giveUpLog(e);
        }
    }

    private void giveUpLog(IOException e) {
        logFailed = true;
        history.add(new OutputLine(Source.STDERR, "[the log file ends here: " + e.getMessage() + "]"));
    }

    synchronized void closeLog() {
        try {
            log.close();
        } catch (IOException e) {
            if (!logFailed) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
