package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.internal.SeededHash;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flat objects of numbers whose members come and go: after each so many records one half of them, drawn anew, is there
 * and the other half is not. Member {@code f1} is always there. No key.
 */
public final class ChangingFields implements Workload {
    static final String NAME = "changing-fields";
    private static final int LARGEST = 1000;
    private static final double HALF = 0.5;

    private final ChangingFieldsSettings settings;
    private final long seed;

    public ChangingFields(ChangingFieldsSettings settings) {
        this.settings = requireNonNull(settings, "settings");
        seed = SeededHash.hash(settings.seed(), NAME.hashCode());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sample sample(long index) {
        long record = SeededHash.hash(seed, index);
        long epoch = SeededHash.hash(seed + 1, index / settings.every());
        List<Member> members = new ArrayList<>(settings.fields());
        for (int i = 0; i < settings.fields(); i++) {
            if (i == 0 || SeededHash.unit(SeededHash.mix(epoch + i)) < HALF) {
                double unscaled = SeededHash.unit(SeededHash.mix(record + i)) * 2 * LARGEST - LARGEST;
                members.add(new Member("f" + (i + 1), new FloatValue(Math.rint(unscaled * LARGEST) / LARGEST)));
            }
        }
        return new Sample(Optional.empty(), new ObjectValue(members));
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
