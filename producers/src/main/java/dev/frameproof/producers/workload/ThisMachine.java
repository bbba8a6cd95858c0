package dev.frameproof.producers.workload;

import dev.frameproof.producers.workload.HostFigures.Pair;
import dev.frameproof.producers.workload.ServerMetricsLive.Reading;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HWDiskStore;
import oshi.hardware.NetworkIF;
import oshi.software.os.OperatingSystem;

/**
 * The machine that this runs on, by OSHI; how full its disk is by the JDK, of the file system at the root of the current
 * folder. What cannot be counted is 0. Where it has no load average (Windows), that is how many cores were busy.
 */
final class ThisMachine implements ServerMetricsLive.Machine {
    /** Disks in front of other disks, and in memory, whose bytes would count twice or are none. */
    private static final Pattern LAYERED_DISK = Pattern.compile("(?:.*/)?(?:dm-|md|loop|ram|zram)\\d.*");

    /** Interfaces in front of others, whose bytes would count twice: those of containers and virtual machines. */
    private static final Pattern LAYERED_INTERFACE = Pattern.compile("(?:veth|docker|br-|virbr|cni|cali|flannel).*");

    private final CentralProcessor processor;
    private final GlobalMemory memory;
    private final OperatingSystem system;
    private final String hostName;
    private final List<HWDiskStore> disks;
    private final List<NetworkIF> interfaces;
    private final Path root;
    private long[] ticks;

    ThisMachine() {
        SystemInfo info = new SystemInfo();
        processor = info.getHardware().getProcessor();
        memory = info.getHardware().getMemory();
        system = info.getOperatingSystem();
        hostName = system.getNetworkParams().getHostName();
        disks = info.getHardware().getDiskStores().stream()
                .filter(disk -> countsDisk(disk.getName()))
                .toList();
        interfaces = info.getHardware().getNetworkIFs().stream()
                .filter(one -> countsInterface(one.getName()))
                .toList();
        root = Path.of("").toAbsolutePath().getRoot();
        ticks = processor.getSystemCpuLoadTicks();
    }

    /** @param name as OSHI has it, for example {@code /dev/nvme0n1} or {@code disk0} */
    static boolean countsDisk(String name) {
        return !LAYERED_DISK.matcher(name).matches();
    }

    static boolean countsInterface(String name) {
        return !LAYERED_INTERFACE.matcher(name).matches();
    }

    @Override
    public String hostName() {
        return hostName;
    }

    @Override
    public Reading read() {
        double cpuLoad = cpuLoadSinceLastCall();
        double loadAverage = processor.getSystemLoadAverage(1)[0];
        disks.forEach(HWDiskStore::updateAttributes);
        interfaces.forEach(NetworkIF::updateAttributes);
        return new Reading(
                cpuLoad,
                memory.getTotal(),
                memory.getAvailable(),
                system.getSystemUptime(),
                loadAverage < 0 ? cpuLoad * processor.getLogicalProcessorCount() : loadAverage,
                disk(),
                new Pair(sum(disks, HWDiskStore::getReadBytes), sum(disks, HWDiskStore::getWriteBytes)),
                new Pair(sum(interfaces, NetworkIF::getBytesRecv), sum(interfaces, NetworkIF::getBytesSent)));
    }

    private double cpuLoadSinceLastCall() {
        long[] now = processor.getSystemCpuLoadTicks();
        long total = 0;
        for (int i = 0; i < now.length; i++) {
            total += now[i] - ticks[i];
        }
        double load = total <= 0 ? 0 : processor.getSystemCpuLoadBetweenTicks(ticks, now);
        ticks = now;
        return load;
    }

    private Pair disk() {
        try {
            FileStore files = Files.getFileStore(root);
            return new Pair(files.getTotalSpace() - files.getUnallocatedSpace(), files.getUsableSpace());
        } catch (IOException e) {
            return new Pair(0, 0);
        }
    }

    private static <T> long sum(List<T> all, ToLongFunction<T> bytes) {
        return all.stream()
                .mapToLong(one -> Math.max(0, bytes.applyAsLong(one)))
                .sum();
    }
}
