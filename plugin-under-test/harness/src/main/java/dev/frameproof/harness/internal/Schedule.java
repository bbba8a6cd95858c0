package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.producers.pacing.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How fast and how much each workload of a plan sends.
 *
 * @param shares one a workload, in the plan's order
 * @param duration how long sending takes
 */
public record Schedule(List<Share> shares, Duration duration) {
    private static final Rate DEFAULT_RATE = Rate.perSecond(1_000);
    private static final Duration DEFAULT_DURATION = Duration.ofSeconds(15);

    /**
     * What one workload sends.
     *
     * @param rate records a time, evenly
     * @param records how many in all, 1 or more
     */
    public record Share(Rate rate, long records) {
        public Share {
            requireNonNull(rate, "rate");
        }
    }

    public Schedule {
        shares = List.copyOf(shares);
        requireNonNull(duration, "duration");
    }

    /** @return all records of all workloads */
    public long records() {
        return shares.stream().mapToLong(Share::records).sum();
    }

    /**
     * The load's rate is shared evenly by the workloads that have none of their own. Where the load says how many
     * records there are, those workloads send exactly that many together.
     */
    public static Schedule of(LoadPlan load, List<WorkloadPlan> workloads) {
        List<WorkloadPlan> sharing =
                workloads.stream().filter(workload -> workload.rate().isEmpty()).toList();
        Rate whole = load.rate().map(text -> parse("--rate", text)).orElse(DEFAULT_RATE);
        long sharers = Math.max(1, sharing.size());
        Rate share = new Rate(whole.records(), Math.multiplyExact(whole.perNanos(), sharers));
        Duration duration = load.duration()
                .orElseGet(() -> load.records().isPresent()
                        ? Duration.ofNanos(whole.offsetNanos(load.records().getAsLong()))
                        : DEFAULT_DURATION);
        List<Share> shares = new ArrayList<>();
        long left = load.records().orElse(0);
        long sharersLeft = sharing.size();
        for (WorkloadPlan workload : workloads) {
            Optional<Rate> own = workload.rate().map(text -> parse(workload.id() + ".rate", text));
            if (own.isEmpty() && load.records().isPresent()) {
                long records = (left + sharersLeft - 1) / sharersLeft;
                left -= records;
                sharersLeft--;
                shares.add(new Share(share, Math.max(1, records)));
            } else {
                Rate rate = own.orElse(share);
                shares.add(new Share(rate, Math.max(1, within(rate, duration))));
            }
        }
        return new Schedule(shares, duration);
    }

    private static long within(Rate rate, Duration duration) {
        return BigDecimal.valueOf(rate.records())
                .multiply(BigDecimal.valueOf(duration.toNanos()))
                .divide(BigDecimal.valueOf(rate.perNanos()), 0, RoundingMode.CEILING)
                .longValueExact();
    }

    private static Rate parse(String where, String text) {
        try {
            return Rate.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException(where + ": " + wrong.getMessage());
        }
    }
}
