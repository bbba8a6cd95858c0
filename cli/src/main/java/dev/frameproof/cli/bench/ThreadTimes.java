package dev.frameproof.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Processor time of a process' threads until one moment, in their own code and in the kernel (proc(5), Linux alone). */
final class ThreadTimes {
    private static final Path PROC = Path.of("/proc");
    private static final double NANOS_PER_TICK = 1e7;
    private static final int USER_TICKS = 11;
    private static final int KERNEL_TICKS = 12;
    private static final double LEAST_CORES = 0.02;

    private final long atNanos;
    private final Map<String, Ticks> byThread;

    private record Ticks(String name, long user, long kernel) {}

    private record Cores(double user, double kernel) {
        double all() {
            return user + kernel;
        }

        Cores plus(Cores other) {
            return new Cores(user + other.user, kernel + other.kernel);
        }
    }

    private ThreadTimes(long atNanos, Map<String, Ticks> byThread) {
        this.atNanos = atNanos;
        this.byThread = byThread;
    }

    /** @return nothing for a process that is gone, and where there is no such file system */
    static ThreadTimes of(long pid) {
        return of(PROC.resolve(Long.toString(pid)));
    }

    /** @param process its folder in proc(5) */
    static ThreadTimes of(Path process) {
        Map<String, Ticks> byThread = new HashMap<>();
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
            threads.forEach(thread -> read(thread, byThread));
        } catch (IOException | UncheckedIOException gone) {
            byThread.clear();
        }
        return new ThreadTimes(System.nanoTime(), byThread);
    }

    private static void read(Path thread, Map<String, Ticks> byThread) {
        String stat;
        try {
            stat = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return;
        }
        int end = stat.lastIndexOf(')');
        String[] fields = stat.substring(end + 2).trim().split(" ", -1);
        byThread.put(
                thread.getFileName().toString(),
                new Ticks(
                        withoutNumber(stat.substring(stat.indexOf('(') + 1, end)),
                        Long.parseLong(fields[USER_TICKS]),
                        Long.parseLong(fields[KERNEL_TICKS])));
    }

    /** Threads of one pool differ by their number alone. */
    private static String withoutNumber(String name) {
        String bare = name.replaceAll("[-#. ]*\\d+(-\\d+)*$", "");
        return bare.isEmpty() ? name : bare;
    }

    /** @return who used processors since then, in words, the greatest first, at most so many */
    List<String> since(ThreadTimes before, int most) {
        double nanos = atNanos - before.atNanos;
        Map<String, Cores> byName = new TreeMap<>();
        byThread.forEach((id, now) -> {
            Ticks then = before.byThread.getOrDefault(id, new Ticks(now.name(), 0, 0));
            byName.merge(
                    now.name(),
                    new Cores(
                            (now.user() - then.user()) * NANOS_PER_TICK / nanos,
                            (now.kernel() - then.kernel()) * NANOS_PER_TICK / nanos),
                    Cores::plus);
        });
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().all() >= LEAST_CORES)
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingDouble(Cores::all).reversed()))
                .limit(most)
                .map(entry -> "%s %.2f cores (%.2f of them in the kernel)"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().all(),
                                entry.getValue().kernel()))
                .toList();
    }
}
