package dev.frameproof.producers.workload;

import dev.frameproof.producers.workload.Processes.RunningProcess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** The processes of the machine that this runs on, by OSHI. */
final class OwnProcesses implements ProcessesLive.ProcessList {
    private static final String UNNAMED = "?";

    private final OperatingSystem system;
    private final String hostName;
    private final int cores;
    private Map<Integer, OSProcess> before = Map.of();

    OwnProcesses() {
        SystemInfo info = new SystemInfo();
        system = info.getOperatingSystem();
        hostName = system.getNetworkParams().getHostName();
        cores = info.getHardware().getProcessor().getLogicalProcessorCount();
    }

    @Override
    public String hostName() {
        return hostName;
    }

    @Override
    public List<RunningProcess> running() {
        Map<Integer, OSProcess> now = new HashMap<>();
        List<RunningProcess> running = new ArrayList<>();
        for (OSProcess process : system.getProcesses(OperatingSystem.ProcessFiltering.VALID_PROCESS, null, 0)) {
            now.put(process.getProcessID(), process);
            running.add(new RunningProcess(
                    process.getProcessID(),
                    process.getName().isEmpty() ? UNNAMED : process.getName(),
                    100 * process.getProcessCpuLoadBetweenTicks(before.get(process.getProcessID())) / cores,
                    process.getResidentMemory(),
                    process.getThreadCount()));
        }
        before = now;
        return running;
    }
}
