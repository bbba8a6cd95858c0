package dev.frameproof.process.internal;

import dev.frameproof.process.ProcessUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a system tells what a process uses. */
@FunctionalInterface
public interface UsageSource {

    Optional<ProcessUsage> read(long pid);

    static UsageSource ofThisSystem() {
        Path proc = Path.of("/proc");
        return Files.isReadable(proc.resolve("self/status")) ? new LinuxUsage(proc) : new PsUsage();
    }
}
