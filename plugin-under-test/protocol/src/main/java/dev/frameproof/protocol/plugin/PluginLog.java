package dev.frameproof.protocol.plugin;

import static java.util.Objects.requireNonNull;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A plugin's log: one JSON object a line on standard error, with {@code @level}, {@code @message} and
 * {@code @timestamp}, then fields, which is how a host reads it into its own log. Values registered by {@link #redact}
 * never appear. Safe for several threads. A host that no longer reads is no error.
 */
public final class PluginLog {
    public enum Level {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR;

        /** The level of that name in any case; {@code otherwise} for any other text. */
        public static Level of(String name, Level otherwise) {
            for (Level level : values()) {
                if (level.name().equalsIgnoreCase(name)) {
                    return level;
                }
            }
            return otherwise;
        }
    }

    /** Shorter secrets would blacken half of every line; nobody guards anything with three letters. */
    static final int SHORTEST_SECRET_CHARS = 4;

    private final OutputStream out;
    private final Clock clock;
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private volatile Level level;

    public PluginLog(OutputStream out, Level level, Clock clock) {
        this.out = requireNonNull(out, "out is null");
        this.level = requireNonNull(level, "level is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** A log on this process's standard error. */
    public static PluginLog toStandardError(Level level) {
        return new PluginLog(new FileOutputStream(FileDescriptor.err), level, Clock.systemUTC());
    }

    public void setLevel(Level level) {
        this.level = requireNonNull(level, "level is null");
    }

    public boolean isEnabled(Level asked) {
        return asked.compareTo(level) >= 0;
    }

    /** Writes {@code ***} wherever this value would appear from now on. Values of less than 4 characters are ignored. */
    public void redact(String secret) {
        if (secret.length() >= SHORTEST_SECRET_CHARS) {
            secrets.add(secret);
        }
    }

    /** @param fields names and values by turns; a {@link Throwable} value is written as its class and message */
    public void log(Level at, String message, Object... fields) {
        if (!isEnabled(at)) {
            return;
        }
        LogLine line = new LogLine(this::withoutSecrets);
        line.begin(at, message, Instant.now(clock));
        for (int i = 0; i + 1 < fields.length; i += 2) {
            line.field(String.valueOf(fields[i]), fields[i + 1]);
        }
        write(line.end());
    }

    public void debug(String message, Object... fields) {
        log(Level.DEBUG, message, fields);
    }

    public void info(String message, Object... fields) {
        log(Level.INFO, message, fields);
    }

    public void warn(String message, Object... fields) {
        log(Level.WARN, message, fields);
    }

    public void error(String message, Object... fields) {
        log(Level.ERROR, message, fields);
    }

    String withoutSecrets(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }

    private void write(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException e) {
                // The host is gone or has closed the pipe: there is nobody left to tell.
            }
        }
    }
}
