package dev.frameproof.process;

import dev.frameproof.process.internal.PerfData;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a Java process stood still for garbage collection, as its own counters say: those that {@code jstat} reads, in
 * the file {@code hsperfdata_USER/PID} that HotSpot keeps in memory. Reading them costs the process nothing.
 */
public final class GarbageCollection {
    private static final long LARGEST_FILE = 1 << 20;

    private final PerfData counters;

    private GarbageCollection(PerfData counters) {
        this.counters = counters;
    }

    /** @return empty when the process is no Java of the HotSpot kind, keeps no counters, or is another user's */
    public static Optional<GarbageCollection> of(long pid) {
        for (Path folder : List.of(Path.of("/tmp"), Path.of(System.getProperty("java.io.tmpdir")))) {
            Path file = folder.resolve("hsperfdata_" + System.getProperty("user.name"))
                    .resolve(Long.toString(pid));
            if (Files.isReadable(file)) {
                return read(file).map(GarbageCollection::new);
            }
        }
        return Optional.empty();
    }

    /** @return all pauses since the start of the process */
    public Duration paused() {
        return Duration.ofNanos(Stream.of(0, 1, 2)
                .mapToLong(collector -> counters.nanos("sun.gc.collector." + collector + ".time"))
                .sum());
    }

    private static Optional<PerfData> read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            return size > LARGEST_FILE ? Optional.empty() : PerfData.of(channel.map(MapMode.READ_ONLY, 0, size));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
