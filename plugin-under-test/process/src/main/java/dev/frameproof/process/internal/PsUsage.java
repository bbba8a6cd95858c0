package dev.frameproof.process.internal;

import dev.frameproof.process.ProcessUsage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Asks {@code ps}, as macOS and the BSDs have it: {@code -o rss= -o time=} answers KiB and {@code [D-][HH:]MM:SS.cc}. */
public final class PsUsage implements UsageSource {

    private static final long PATIENCE_SECONDS = 2;

    @Override
    public Optional<ProcessUsage> read(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-o", "time=", "-p", Long.toString(pid))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                ps.getOutputStream().close();
                String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                return ps.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? parse(pid, answer) : Optional.empty();
            } finally {
                ps.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static Optional<ProcessUsage> parse(long pid, String answer) {
        String[] words = answer.trim().split("\\s+", -1);
        if (words.length != 2) {
            return Optional.empty();
        }
        long resident = Long.parseLong(words[0]) * 1024;
        return Optional.of(new ProcessUsage(
                pid,
                cpuTime(words[1]),
                resident,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty()));
    }

    private static Duration cpuTime(String text) {
        int dash = text.indexOf('-');
        long days = dash < 0 ? 0 : Long.parseLong(text.substring(0, dash));
        double seconds = 0;
        for (String part : text.substring(dash + 1).split(":", -1)) {
            seconds = seconds * 60 + Double.parseDouble(part);
        }
        return Duration.ofDays(days).plusMillis(Math.round(seconds * 1000));
    }
}
