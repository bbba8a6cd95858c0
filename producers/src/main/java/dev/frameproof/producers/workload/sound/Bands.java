package dev.frameproof.producers.workload.sound;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Bands of frequencies, side by side from low to high.
 *
 * @param edges where each begins and the last one ends, in hertz, rising; one more than there are bands
 * @param names {@code hz} and the middle, rounded and padded, so that sorting the names keeps them in order:
 *     {@code hz01000}
 */
public record Bands(List<Double> edges, List<String> names) {
    /** How far the bands below 1 kHz reach: with {@link #OCTAVES_UP} these are 24 third-octaves, 1 kHz amid one of them. */
    private static final double OCTAVES_DOWN = 4.5;

    private static final double OCTAVES_UP = 3.5;
    private static final double MIDDLE_HERTZ = 1_000;

    public Bands {
        edges = List.copyOf(edges);
        names = List.copyOf(names);
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(names.size() + " bands are too many: they need to be a hertz apart");
        }
    }

    /**
     * @return bands that all span the same ratio, from 44.2 Hz to 11.3 kHz or what the sound reaches; 24 of them are
     *     the third-octaves from 50 Hz to 10 kHz
     */
    public static Bands logarithmic(int count, int samplesPerSecond) {
        double lowest = MIDDLE_HERTZ * StrictMath.pow(2, -OCTAVES_DOWN);
        double highest = Math.min(MIDDLE_HERTZ * StrictMath.pow(2, OCTAVES_UP), samplesPerSecond / 2.0);
        double[] middles = new double[count];
        double[] edges = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            edges[i] = lowest * StrictMath.pow(highest / lowest, (double) i / count);
        }
        Arrays.setAll(middles, i -> Math.sqrt(edges[i] * edges[i + 1]));
        return of(edges, middles);
    }

    /** @return bands of one width, from 0 to the highest that the sound reaches */
    public static Bands linear(int count, int samplesPerSecond) {
        double width = samplesPerSecond / 2.0 / count;
        double[] middles = new double[count];
        Arrays.setAll(middles, i -> (i + 0.5) * width);
        return of(IntStream.rangeClosed(0, count).mapToDouble(i -> i * width).toArray(), middles);
    }

    private static Bands of(double[] edges, double[] middles) {
        int digits = Long.toString(Math.round(middles[middles.length - 1])).length();
        return new Bands(
                Arrays.stream(edges).boxed().toList(),
                Arrays.stream(middles)
                        .mapToObj(middle -> ("hz%0" + digits + "d").formatted(Math.round(middle)))
                        .toList());
    }

    /** @return which band holds that frequency; -1 for none */
    public int indexOf(double hertz) {
        int count = names.size();
        if (!(hertz >= edges.get(0)) || hertz > edges.get(count)) {
            return -1;
        }
        int low = 0;
        int high = count;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (edges.get(middle) <= hertz) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
