package dev.frameproof.cli.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.frameproof.harness.plan.PlanException;
import java.lang.management.ManagementFactory;

/** How many files and sockets a process may have open here. */
final class OpenFiles {
    private static final int OTHERS = 500;

    private OpenFiles() {}

    /** @throws PlanException when so many viewers cannot be held: what to do */
    static void requireRoomFor(int viewers) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            require(viewers, system.getMaxFileDescriptorCount());
        }
    }

    /** @param most how many files a process may have open */
    static void require(int viewers, long most) {
        long needed = (long) viewers + OTHERS;
        if (most < needed) {
            throw new PlanException(
                    "--viewers %d: a process may have %d files open here, and %d viewers need %d; raise it with 'ulimit -n %d', or hold fewer"
                            .formatted(viewers, most, viewers, needed, needed));
        }
    }
}
