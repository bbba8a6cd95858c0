package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.internal.SeededHash;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Flat objects of floating point numbers from -1000 to 1000, members {@code f1} to {@code f6}, padded ({@code f01}) from ten
 * on; no key. */
public final class FlatNumbers implements Workload {
    static final String NAME = "flat-numbers";
    private static final int LARGEST = 1000;

    private final FlatNumbersSettings settings;
    private final String[] names;
    private final double scale;
    private final long seed;

    public FlatNumbers(FlatNumbersSettings settings) {
        this.settings = requireNonNull(settings, "settings");
        seed = SeededHash.hash(settings.seed(), NAME.hashCode());
        scale = StrictMath.pow(10, settings.decimals());
        int digits = Integer.toString(settings.fields()).length();
        names = new String[settings.fields()];
        // Padded, so that sorting the names keeps them in order.
        Arrays.setAll(
                names, i -> "f" + "0".repeat(digits - Integer.toString(i + 1).length()) + (i + 1));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sample sample(long index) {
        long record = SeededHash.hash(seed, index);
        Member[] members = new Member[names.length];
        for (int i = 0; i < members.length; i++) {
            members[i] = new Member(names[i], new FloatValue(number(SeededHash.mix(record + i))));
        }
        return new Sample(Optional.empty(), new ObjectValue(List.of(members)));
    }

    private double number(long hash) {
        double unscaled = SeededHash.unit(hash) * 2 * LARGEST - LARGEST;
        return Math.rint(unscaled * scale) / scale;
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
