package dev.frameproof.process;

import static java.util.Objects.requireNonNull;

import dev.frameproof.process.internal.UsageSource;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What one process uses, without its children.
 *
 * @param cpuTime user and system time since its start, in steps of 10 ms
 * @param residentBytes memory in RAM now (RSS), shared pages included
 * @param peakResidentBytes the most that it ever had in RAM (Linux: VmHWM); empty where the system does not say
 * @param readBytes what its calls of read(2) and its kin returned since its start, on sockets, pipes and files (Linux:
 *     rchar in proc(5); recv(2) is not counted there); empty where the system does not say
 * @param writtenBytes the same of write(2) (Linux: wchar)
 * @param threads how many threads it has; empty where the system does not say
 */
public record ProcessUsage(
        long pid,
        Duration cpuTime,
        long residentBytes,
        OptionalLong peakResidentBytes,
        OptionalLong readBytes,
        OptionalLong writtenBytes,
        OptionalInt threads) {

    public ProcessUsage {
        requireNonNull(cpuTime, "cpuTime");
        requireNonNull(peakResidentBytes, "peakResidentBytes");
        requireNonNull(readBytes, "readBytes");
        requireNonNull(writtenBytes, "writtenBytes");
        requireNonNull(threads, "threads");
    }

    /** @return empty when there is no such process, or the system does not tell */
    public static Optional<ProcessUsage> of(long pid) {
        return UsageSource.ofThisSystem().read(pid);
    }

    /** @return what this process uses itself */
    public static Optional<ProcessUsage> ofThisProcess() {
        return of(ProcessHandle.current().pid());
    }
}
