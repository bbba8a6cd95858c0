package dev.frameproof.producers.workload;

import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;

/** Members of a sample by their names. */
final class TestingMembers {
    private TestingMembers() {}

    static Value member(Sample sample, String name) {
        return ((ObjectValue) sample.value())
                .members().stream()
                        .filter(member -> member.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no member " + name + " in " + sample))
                        .value();
    }

    static long integer(Sample sample, String name) {
        return ((IntegerValue) member(sample, name)).value();
    }

    static double number(Sample sample, String name) {
        return ((FloatValue) member(sample, name)).value();
    }

    static String text(Sample sample, String name) {
        return ((TextValue) member(sample, name)).value();
    }
}
