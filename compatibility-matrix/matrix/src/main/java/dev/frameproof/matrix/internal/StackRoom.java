package dev.frameproof.matrix.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many stacks this machine has room for at once. */
public final class StackRoom {
    /** A target and a plugin in Java, and what this process needs for their streams. */
    private static final long STACK_MIB = 700;

    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

    private StackRoom() {}

    /** @return at least 1, at most one a core */
    public static int here() {
        return of(Runtime.getRuntime().availableProcessors(), availableMib());
    }

    static int of(int cores, long availableMib) {
        return (int) Math.max(1, Math.min(cores, availableMib / STACK_MIB));
    }

    /** @return what Linux says is there; elsewhere unknown, and so no limit */
    private static long availableMib() {
        try {
            Matcher line = AVAILABLE.matcher(Files.readString(Path.of("/proc/meminfo")));
            return line.find() ? Long.parseLong(line.group(1)) >> 10 : Long.MAX_VALUE;
        } catch (IOException notLinux) {
            return Long.MAX_VALUE;
        }
    }
}
