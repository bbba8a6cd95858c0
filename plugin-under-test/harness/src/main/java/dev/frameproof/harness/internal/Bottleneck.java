package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.ProcessResult;
import dev.frameproof.reports.Units;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says what limited a run, by a rule that anybody can follow. A run kept up when half of all rows came within
 * {@link #KEPT_UP}. Else the part of the way with the highest median is where rows waited, and of the processes that do
 * the work of that part the one that used most processor time is the likely limit, unless none used half a core: then
 * something waited that needs no processor. Where the machine's cores were busy nearly all the time, they are the limit,
 * and it is told who used them, processes that are no part of the run included.
 */
final class Bottleneck {
    static final Duration KEPT_UP = Duration.ofMillis(250);

    private static final double IDLE_CORES = 0.5;
    private static final double FULL = 0.9;
    private static final double PERCENT = 100;
    private static final double OTHERS_CORES = 0.25;
    private static final long MUCH_LOG_BYTES_A_ROW = 100;
    private static final Set<String> SENDING = Set.of("frameproof", "kafka");
    private static final Map<String, String> PLACES = Map.of(
            "waiting", "before the record was handed to Kafka's client",
            "produce", "between the producer and Kafka's acknowledgement",
            "deliver", "between Kafka's acknowledgement and the viewer");

    private final List<LatencyResult> latencies;
    private final List<ProcessResult> processes;
    private final OptionalDouble machineCores;
    private final long rows;
    private final int cores;

    /**
     * @param machineCores how many cores of the machine were busy on average, whoever kept them so
     * @param rows rows that came, over all viewers
     * @param cores how many processor cores the machine has
     */
    Bottleneck(
            List<LatencyResult> latencies,
            List<ProcessResult> processes,
            OptionalDouble machineCores,
            long rows,
            int cores) {
        this.latencies = requireNonNull(latencies, "latencies");
        this.processes = processes.stream()
                .filter(process -> process.use().meanCores().isPresent())
                .sorted(Comparator.comparingDouble(Bottleneck::cores).reversed())
                .toList();
        this.machineCores = requireNonNull(machineCores, "machineCores");
        this.rows = rows;
        this.cores = cores;
    }

    /** @return a sentence or two; empty when too little was measured to say anything */
    String sentence() {
        Optional<LatencyResult> total =
                latencies.stream().filter(one -> one.name().equals("total")).findFirst();
        if (total.isEmpty() || total.get().count() == 0 || processes.isEmpty()) {
            return "";
        }
        String said = total.get().p50().compareTo(KEPT_UP) <= 0 ? keptUp(total.get()) : limited(total.get());
        return said + logs();
    }

    private String keptUp(LatencyResult total) {
        ProcessResult busiest = processes.get(0);
        return "Nothing held the rows up: half of them came within %s. The busiest process was %s with %s of %d cores; all together used %s%s."
                .formatted(
                        Units.duration(total.p50()),
                        busiest.name(),
                        number(cores(busiest)),
                        cores,
                        number(allCores()),
                        full());
    }

    private String limited(LatencyResult total) {
        LatencyResult slowest = latencies.stream()
                .filter(part -> PLACES.containsKey(part.name()) && part.count() > 0)
                .max(Comparator.comparing(LatencyResult::p50))
                .orElse(total);
        String where = slowest.equals(total)
                ? ""
                : ", most of it %s (%s, %s)"
                        .formatted(PLACES.get(slowest.name()), slowest.name(), Units.duration(slowest.p50()));
        String took = "Half of all rows took %s or longer%s. ".formatted(Units.duration(total.p50()), where);
        List<ProcessResult> atWork = processes.stream()
                .filter(process ->
                        slowest.name().equals("deliver") || slowest.equals(total) || SENDING.contains(process.name()))
                .toList();
        if (atWork.isEmpty() || cores(atWork.get(0)) < IDLE_CORES) {
            String why = isFull()
                    ? full() + ". The likely limit is that other work, which left the run too little."
                    : ": something waited that needs no processor, such as a limit that is set, a disk or a network.";
            return took + "No process on that way used half a core (%s)%s".formatted(list(processes), why);
        }
        String limit = atWork.get(0).name();
        return took
                + "Of the processes on that way %s used most: %s of %d cores (%s; all together %s%s). The likely limit is %s."
                        .formatted(
                                limit,
                                number(cores(atWork.get(0))),
                                cores,
                                list(processes.stream()
                                        .filter(process -> !process.equals(atWork.get(0)))
                                        .toList()),
                                number(allCores()),
                                full(),
                                limit)
                + (isFull()
                        ? " The machine's processors were as good as full, so that each process also waited for the others."
                        : "");
    }

    private String logs() {
        return processes.stream()
                .filter(process -> rows > 0 && process.use().logBytes().orElse(0) / rows >= MUCH_LOG_BYTES_A_ROW)
                .map(process -> " %s wrote %s of log, %s a row."
                        .formatted(
                                process.name(),
                                Units.bytes(process.use().logBytes().orElse(0)),
                                Units.bytes(process.use().logBytes().orElse(0) / rows)))
                .collect(Collectors.joining());
    }

    private String full() {
        double share = allCores() / cores;
        String own = share >= FULL ? ", %.0f %% of the machine".formatted(share * PERCENT) : "";
        double others = machineCores.orElse(0) - allCores();
        return others < OTHERS_CORES
                ? own
                : own
                        + ", and processes that are no part of the run, with the system's own work, %s: the machine was busy by %.0f %%"
                                .formatted(number(others), Math.min(1, machineCores.orElse(0) / cores) * PERCENT);
    }

    private boolean isFull() {
        return Math.max(machineCores.orElse(0), allCores()) >= FULL * cores;
    }

    private double allCores() {
        return processes.stream().mapToDouble(Bottleneck::cores).sum();
    }

    private static String list(List<ProcessResult> some) {
        return some.stream()
                .map(process -> process.name() + " " + number(cores(process)))
                .collect(Collectors.joining(", "));
    }

    private static double cores(ProcessResult process) {
        return process.use().meanCores().orElse(0);
    }

    private static String number(double cores) {
        return Units.cores(cores).replaceFirst(" .*", "");
    }
}
