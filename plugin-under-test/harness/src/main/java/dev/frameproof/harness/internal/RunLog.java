package dev.frameproof.harness.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What libraries in this process log goes to a file of the run, and not between the lines on the terminal. */
public final class RunLog implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Handler handler;

    private RunLog(Handler handler) {
        this.handler = handler;
    }

    /** Opens the log of this process; one that cannot be written is done without. */
    public static RunLog open(Path file) {
        LogManager.getLogManager().reset();
        Handler handler;
        try {
            handler = new FileHandler(file.toString(), true);
        } catch (IOException unwritable) {
            handler = new SilentHandler();
        }
        handler.setFormatter(new SimpleFormatter());
        handler.setLevel(Level.WARNING);
        RunLog log = new RunLog(handler);
        log.root.addHandler(handler);
        log.root.setLevel(Level.WARNING);
        return log;
    }

    @Override
    public void close() {
        root.removeHandler(handler);
        handler.close();
    }

    private static final class SilentHandler extends Handler {
        @Override
        public void publish(LogRecord entry) {}

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
