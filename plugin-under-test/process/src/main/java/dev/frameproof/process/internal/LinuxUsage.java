package dev.frameproof.process.internal;

import dev.frameproof.process.ProcessUsage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads {@code /proc/PID/stat}, {@code status} and {@code io} (proc(5)). */
public final class LinuxUsage implements UsageSource {

    /** USER_HZ: the unit of times in /proc, 100 a second on every architecture that has a JDK. */
    private static final long MILLIS_PER_TICK = 10;

    private static final long BYTES_PER_KIB = 1024;

    private final Path proc;

    public LinuxUsage(Path proc) {
        this.proc = proc;
    }

    @Override
    public Optional<ProcessUsage> read(long pid) {
        Path folder = proc.resolve(Long.toString(pid));
        try {
            String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
            String status = Files.readString(folder.resolve("status"), StandardCharsets.ISO_8859_1);
            OptionalLong resident = kibibytes(status, "VmRSS:");
            if (resident.isEmpty()) {
                return Optional.empty();
            }
            String io = io(folder);
            return Optional.of(new ProcessUsage(
                    pid,
                    cpuTime(stat),
                    resident.getAsLong(),
                    kibibytes(status, "VmHWM:"),
                    number(io, "rchar:"),
                    number(io, "wchar:"),
                    threads(status)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The executable's name, in brackets, may hold spaces and brackets: fields count from the last one. */
    private static Duration cpuTime(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).trim().split(" ", -1);
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }

    /** Only the process's own user may read it, and some containers forbid even that. */
    private static String io(Path folder) {
        try {
            return Files.readString(folder.resolve("io"), StandardCharsets.ISO_8859_1);
        } catch (IOException forbidden) {
            return "";
        }
    }

    private static OptionalInt threads(String status) {
        OptionalLong count = number(status, "Threads:");
        return count.isPresent() ? OptionalInt.of((int) count.getAsLong()) : OptionalInt.empty();
    }

    private static OptionalLong kibibytes(String status, String key) {
        OptionalLong count = number(status, key);
        return count.isPresent() ? OptionalLong.of(count.getAsLong() * BYTES_PER_KIB) : count;
    }

    private static OptionalLong number(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).trim().split(" ", -1)[0])
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
