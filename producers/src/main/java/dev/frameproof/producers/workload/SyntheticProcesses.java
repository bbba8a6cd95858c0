package dev.frameproof.producers.workload;

import dev.frameproof.producers.internal.SeededHash;
import dev.frameproof.producers.internal.SeededStream;
import dev.frameproof.producers.workload.Processes.RunningProcess;
import java.util.Arrays;

/** The processes of one host, which share out its load, at any moment of its own time. */
final class SyntheticProcesses {
    /** How many run on each host. */
    static final int COUNT = 12;

    private static final String[] NAMES = {
        "java", "postgres", "nginx", "redis-server", "node", "python3", "kubelet", "containerd",
        "prometheus", "haproxy", "mysqld", "etcd", "dockerd", "fluent-bit", "grafana", "php-fpm",
        "rabbitmq", "memcached", "consul", "vault", "systemd-journald", "rsyslogd", "sshd", "node_exporter"
    };
    private static final int[] STRIDES = {1, 5, 7, 11};
    private static final int FIRST_KIND = 20;
    private static final int PIDS = 40;
    private static final int CULPRIT = 31;
    private static final int FIRST_PID = 400;
    private static final int PIDS_EACH = 53;
    private static final int THREADS_OF_A_RUNAWAY = 48;
    private static final long NOISE_MILLIS = 45_000;
    private static final double UNSEEN_PERCENT = 0.01;

    /** The rest is the kernel's own. */
    private static final double SHARED_CPU = 0.93;

    private static final double SHARED_MEMORY = 0.85;

    private final SyntheticHost host;
    private final long seed;
    private final SmoothNoise noise;
    private final String[] names = new String[COUNT];
    private final double[] cpuWeights = new double[COUNT];
    private final double[] memoryShares = new double[COUNT];
    private final int[] threads = new int[COUNT];

    SyntheticProcesses(SyntheticHost host, long hostSeed) {
        this.host = host;
        seed = SeededHash.hash(hostSeed, Processes.NAME.hashCode());
        noise = new SmoothNoise(seed, NOISE_MILLIS);
        SeededStream traits = new SeededStream(seed);
        int from = traits.nextBelow(NAMES.length);
        int stride = STRIDES[traits.nextBelow(STRIDES.length)];
        double memory = 0;
        for (int i = 0; i < COUNT; i++) {
            names[i] = NAMES[(from + i * stride) % NAMES.length];
            cpuWeights[i] = 0.05 + traits.nextExponential();
            memoryShares[i] = 0.05 + traits.nextExponential();
            memory += memoryShares[i];
            threads[i] = 1 + traits.nextBelow(40);
        }
        for (int i = 0; i < COUNT; i++) {
            memoryShares[i] *= SHARED_MEMORY / memory;
        }
    }

    /**
     * @param millis of the host's own time since its first record
     * @param place 0 for the process that takes most of the cores
     */
    Sample sample(long millis, int place) {
        HostMoment at = host.moment(millis);
        int culprit = culprit(at);
        double[] cpu = cpu(at, culprit);
        int slot = slotAt(cpu, place);
        double leaked = slot == culprit ? at.leaked() : 0;
        int more =
                slot == culprit && at.has(IncidentKind.CPU_RUNAWAY) ? (int) (THREADS_OF_A_RUNAWAY * at.rise(0.5)) : 0;
        return new RunningProcess(
                        pid(slot, at.bootMillis()),
                        names[slot],
                        cpu[slot],
                        host.memoryBytes(at.memoryShare() * memoryShares[slot] + leaked),
                        threads[slot] + more)
                .sample(host.key(), host.host(), place + 1);
    }

    /** @return the process at which the incident is seen; -1 when there is none */
    private int culprit(HostMoment at) {
        return at.has(IncidentKind.NONE)
                ? -1
                : SeededHash.below(SeededHash.hash(seed, CULPRIT, at.incident().fromMillis()), COUNT);
    }

    private double[] cpu(HostMoment at, int culprit) {
        double[] cpu = new double[COUNT];
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            cpu[i] = cpuWeights[i] * (1 + 0.7 * noise.at(FIRST_KIND + i, at.nowMillis()));
            sum += cpu[i];
        }
        for (int i = 0; i < COUNT; i++) {
            double shared = at.cpuPercent() * SHARED_CPU * cpu[i] / sum;
            cpu[i] = HostFigures.percent(Math.max(UNSEEN_PERCENT, i == culprit ? shared + at.trouble() : shared));
        }
        return cpu;
    }

    /** @return where the highest value is, or the next highest and so on; of equal ones the first comes first */
    private static int slotAt(double[] cpu, int place) {
        double[] ordered = cpu.clone();
        Arrays.sort(ordered);
        double wanted = ordered[COUNT - 1 - place];
        int above = 0;
        for (double value : cpu) {
            above += value > wanted ? 1 : 0;
        }
        int skip = place - above;
        for (int i = 0; i < COUNT; i++) {
            if (cpu[i] == wanted && skip-- == 0) {
                return i;
            }
        }
        throw new IllegalStateException("no process at place " + place);
    }

    private int pid(int slot, long bootMillis) {
        return FIRST_PID
                + slot * PIDS_EACH
                + SeededHash.below(SeededHash.hash(seed, PIDS + slot, bootMillis), PIDS_EACH);
    }
}
