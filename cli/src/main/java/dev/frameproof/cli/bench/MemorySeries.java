package dev.frameproof.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much memory something had over the records of a long run. Written by one thread. */
final class MemorySeries {
    static final double MIB = 1 << 20;
    /** The first fifth of the samples is warm-up. */
    private static final int WARM_UP_PART = 5;

    private static final int FEWEST_SAMPLES = 10;
    private static final double ALLOWED_MIB = 16;
    private static final double ALLOWED_PART = 0.1;

    private final String name;
    private final List<Sample> samples = new ArrayList<>();

    private record Sample(double millionRecords, double mib) {}

    MemorySeries(String name) {
        this.name = name;
    }

    void add(long records, long bytes) {
        samples.add(new Sample(records / 1e6, bytes / MIB));
    }

    /**
     * @return by how much the mean of the last third is above that of the first after the warm-up, in MiB, beside what is
     *     allowed: 16 MiB, or a tenth where that is more
     * @throws IllegalStateException when there are too few samples to say anything
     */
    BenchmarkFigure figure() {
        if (samples.size() < FEWEST_SAMPLES) {
            throw new IllegalStateException("memory was looked at only " + samples.size()
                    + " times, which says nothing: let it run over more records");
        }
        List<Sample> warm = samples.subList(samples.size() / WARM_UP_PART, samples.size());
        int third = warm.size() / 3;
        double first = mean(warm.subList(0, third));
        double last = mean(warm.subList(warm.size() - third, warm.size()));
        return new BenchmarkFigure(
                "memory, " + name,
                last - first,
                "MiB more at the end",
                "limit",
                Math.max(ALLOWED_MIB, first * ALLOWED_PART),
                false,
                String.format(
                        Locale.ROOT,
                        "%.1f MiB in the first third after the warm-up, %.1f MiB in the last; %+.2f MiB a million records;"
                                + " %d samples over %.1f million records",
                        first,
                        last,
                        slope(warm),
                        samples.size(),
                        samples.get(samples.size() - 1).millionRecords));
    }

    /** @return the slope of the line with the least squares of distances */
    private static double slope(List<Sample> samples) {
        double meanRecords =
                samples.stream().mapToDouble(Sample::millionRecords).average().orElseThrow();
        double meanMib = mean(samples);
        double products = 0;
        double squares = 0;
        for (Sample sample : samples) {
            double distance = sample.millionRecords - meanRecords;
            products += distance * (sample.mib - meanMib);
            squares += distance * distance;
        }
        return squares == 0 ? 0 : products / squares;
    }

    private static double mean(List<Sample> samples) {
        return samples.stream().mapToDouble(Sample::mib).average().orElseThrow();
    }
}
