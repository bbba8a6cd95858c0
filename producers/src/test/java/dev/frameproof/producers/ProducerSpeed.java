package dev.frameproof.producers;

import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;

/**
 * Prints how many samples one thread makes, and makes and encodes, in a second of its own CPU time (so that a busy
 * machine does not blur it; collecting garbage is not counted): the best of several rounds of a second each. For a person who wants to know; no test asserts on it.
 */
public final class ProducerSpeed {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 6;
    private static final long ROUND_NANOS = 1_000_000_000;
    private static final int BETWEEN_LOOKS = 1_000;

    private ProducerSpeed() {}

    /** What is timed: one sample, answering the bytes it made. */
    private interface Step {
        int run(long index);
    }

    public static void main(String[] arguments) {
        print("server-metrics", Map.of());
        print("processes", Map.of());
        print("orders", Map.of());
        print("flat-numbers", Map.of());
        print("flat-numbers", Map.of("fields", "20"));
        print("flat-numbers", Map.of("fields", "20", "decimals", "12"));
    }

    private static void print(String name, Map<String, String> settings) {
        Workload workload = Workloads.named(name, settings, 42);
        JsonEncoder json = new JsonEncoder();
        double[] making = best(index -> workload.sample(index).key().isPresent() ? 1 : 0);
        double[] encoding = best(index -> json.encode(workload.sample(index).value()).length);
        System.out.printf(
                "%-45s %,12.0f samples/s, encoded too %,12.0f/s, %,.0f bytes each, %,.0f MB/s%n",
                name + " " + settings, making[0], encoding[0], encoding[1] / encoding[0], encoding[1] / 1e6);
    }

    /** @return steps a second and bytes a second of the best round */
    private static double[] best(Step step) {
        double[] best = new double[2];
        long index = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            long first = index;
            long bytes = 0;
            while (THREADS.getCurrentThreadCpuTime() - start < ROUND_NANOS) {
                for (int i = 0; i < BETWEEN_LOOKS; i++) {
                    bytes += step.run(index++);
                }
            }
            double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
            if ((index - first) / seconds > best[0]) {
                best[0] = (index - first) / seconds;
                best[1] = bytes / seconds;
            }
        }
        return best;
    }
}
