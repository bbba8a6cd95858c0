package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.producers.pacing.LivePacing;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.PacingText;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.text.DurationText;
import dev.frameproof.producers.workload.WorkloadKind;
import dev.frameproof.producers.workload.Workloads;
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
    /** More than anybody plays. */
    private static final long LIVE_RECORDS = 1_000_000_000;
    /** Until somebody has played so many records as were asked for. */
    private static final Duration LIVE_DURATION = Duration.ofHours(12);

    /**
     * What one workload sends.
     *
     * @param pacing when each record is due
     * @param rate records a time, where they are sent evenly
     * @param records how many in all, 1 or more; at most, where they are due when something happens
     */
    public record Share(Pacing pacing, Optional<Rate> rate, long records) {
        public Share {
            requireNonNull(pacing, "pacing");
            requireNonNull(rate, "rate");
        }

        /** @return for people, for example {@code 10k/s, 300000 records} */
        String text() {
            return isLive() ? pacing.text() : pacing.text() + ", " + records + " records";
        }

        /** @return whether records are due when something happens */
        boolean isLive() {
            return pacing instanceof LivePacing;
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

    /** @return how many records a second one share sends on average */
    double perSecond(int share) {
        return shares.get(share).isLive() ? 1 : shares.get(share).records() / Math.max(1e-3, duration.toNanos() / 1e9);
    }

    /**
     * The load's rate is shared evenly by the workloads that have none of their own. Where it has none either, workloads
     * whose samples have times of their own are sent at those; what happens live is sent then, whatever the rate. Where the load says how many records there are, those
     * workloads send exactly that many together.
     *
     * @param seed of arrivals that are left to chance
     */
    public static Schedule of(LoadPlan load, List<WorkloadPlan> workloads, long seed) {
        List<WorkloadPlan> sharing =
                workloads.stream().filter(workload -> workload.rate().isEmpty()).toList();
        Pacing whole = load.rate().map(text -> parse("--rate", text, seed)).orElse(Pacing.fixed(DEFAULT_RATE));
        List<Optional<Pacing>> timings =
                workloads.stream().map(workload -> timing(load, workload, seed)).toList();
        Duration duration = load.duration()
                .orElseGet(() -> load.records().isPresent()
                        ? lasting(load.records().getAsLong(), whole, timings, sharing.size())
                        : DEFAULT_DURATION);
        List<Share> shares = new ArrayList<>();
        long left = load.records().orElse(0);
        int shared = 0;
        for (int i = 0; i < workloads.size(); i++) {
            WorkloadPlan workload = workloads.get(i);
            Optional<Pacing> timing = timings.get(i);
            Optional<Pacing> own = workload.rate().map(text -> parse(workload.id() + ".rate", text, seed));
            Optional<Rate> even = own.isPresent()
                    ? workload.rate().flatMap(Schedule::evenRate)
                    : evenShare(load.rate(), sharing.size()).filter(rate -> timing.isEmpty());
            int place = shared;
            Pacing pacing = timing.or(() -> even.map(Pacing::fixed))
                    .or(() -> own)
                    .orElseGet(() -> Pacing.interleaved(whole, place, sharing.size()));
            if (own.isEmpty() && load.records().isPresent()) {
                long sharersLeft = (long) sharing.size() - shared;
                long records = (left + sharersLeft - 1) / sharersLeft;
                left -= records;
                shares.add(new Share(pacing, even, Math.max(1, records)));
            } else {
                shares.add(new Share(pacing, even, Math.max(1, within(workload.id(), pacing, duration))));
            }
            shared += own.isEmpty() ? 1 : 0;
        }
        return new Schedule(shares, duration);
    }

    /** @throws PlanException when a warm-up takes all of the time */
    void leaves(Duration warmUp) {
        if (!warmUp.isZero() && warmUp.compareTo(duration) >= 0) {
            throw new PlanException(
                    "the warm-up of %s leaves nothing of the %s of sending: make it shorter, or the load longer"
                            .formatted(DurationText.format(warmUp), DurationText.format(duration)));
        }
    }

    /** @return the times of the workload's own samples, where it has such and nobody chose another rate */
    private static Optional<Pacing> timing(LoadPlan load, WorkloadPlan plan, long seed) {
        return Workloads.kinds().stream()
                .filter(kind -> kind.timed() && kind.name().equals(plan.workload()))
                .findFirst()
                .flatMap(kind -> timing(kind, plan, plan.seed().orElse(seed)))
                .filter(timing -> timing instanceof LivePacing
                        || load.rate().or(plan::rate).isEmpty());
    }

    private static Optional<Pacing> timing(WorkloadKind kind, WorkloadPlan plan, long seed) {
        try {
            return kind.make(plan.settings(), seed).timing();
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("workload %s: %s".formatted(plan.id(), wrong.getMessage()));
        }
    }

    private static Duration lasting(long records, Pacing whole, List<Optional<Pacing>> timings, int sharing) {
        if (timings.stream().flatMap(Optional::stream).anyMatch(LivePacing.class::isInstance)) {
            return LIVE_DURATION;
        }
        long latest = timings.stream()
                .flatMap(Optional::stream)
                .mapToLong(timing -> timing.offsetNanos(records / sharing))
                .max()
                .orElseGet(() -> whole.offsetNanos(records));
        return Duration.ofNanos(latest);
    }

    private static Optional<Rate> evenShare(Optional<String> text, int of) {
        Optional<Rate> whole = text.isEmpty() ? Optional.of(DEFAULT_RATE) : text.flatMap(Schedule::evenRate);
        return whole.map(rate -> new Rate(rate.records(), Math.multiplyExact(rate.perNanos(), (long) of)));
    }

    private static Optional<Rate> evenRate(String text) {
        try {
            return Optional.of(Rate.parse(text));
        } catch (IllegalArgumentException changing) {
            return Optional.empty();
        }
    }

    private static long within(String workload, Pacing pacing, Duration duration) {
        if (pacing.isUnlimited()) {
            throw new PlanException(
                    "workload %s: the rate 'unlimited' needs a number of records, not a duration; give --records"
                            .formatted(workload));
        }
        return pacing instanceof LivePacing ? LIVE_RECORDS : pacing.recordsWithin(duration);
    }

    private static Pacing parse(String where, String text, long seed) {
        try {
            return PacingText.parse(text, seed);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException(where + ": " + wrong.getMessage());
        }
    }
}
