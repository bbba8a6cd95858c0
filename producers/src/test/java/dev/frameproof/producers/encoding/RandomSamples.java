package dev.frameproof.producers.encoding;

import dev.frameproof.producers.workload.Sample;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Objects of a random shape: each member has one kind, and may be absent, null or extreme. */
record RandomSamples(long seed) implements Workload {
    private static final long[] INTEGERS = {
        0, 1, -1, 63, 64, -64, -65, 127, 128, 1L << 31, 1L << 53, -(1L << 53) - 1, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final double[] FLOATS = {
        0.0, -0.0, 1.5, Double.MIN_VALUE, Double.MAX_VALUE, 0.1, 1e21, -1e-7, 9007199254740994.0, 123456.789
    };
    private static final String[] TEXTS = {
        "",
        "a",
        "plain text",
        "comma, quote \" and \\",
        "line\nbreak",
        "für Oma 🎂",
        "桜",
        "x".repeat(70),
        "é".repeat(70)
    };

    @Override
    public String name() {
        return "random-samples";
    }

    @Override
    public Sample sample(long index) {
        return new Sample(Optional.empty(), object(new Random(seed), new Random(seed * 31 + index), 0));
    }

    private static ObjectValue object(Random shape, Random values, int depth) {
        List<Member> members = new ArrayList<>();
        int count = 1 + shape.nextInt(5);
        for (int i = 0; i < count; i++) {
            int kind = shape.nextInt(depth > 2 ? 4 : 6);
            boolean optional = shape.nextInt(3) == 0;
            long inner = shape.nextLong();
            Value value = optional && values.nextInt(4) == 0 ? new NullValue() : value(kind, inner, values, depth);
            if (!optional || values.nextInt(4) > 0) {
                members.add(new Member("m" + i, value));
            }
        }
        return new ObjectValue(members);
    }

    private static Value value(int kind, long inner, Random values, int depth) {
        return switch (kind) {
            case 0 -> new IntegerValue(values.nextBoolean() ? values.nextLong() : INTEGERS[values.nextInt(14)]);
            case 1 -> new FloatValue(values.nextBoolean() ? values.nextGaussian() : FLOATS[values.nextInt(10)]);
            case 2 -> new TextValue(TEXTS[values.nextInt(9)]);
            case 3 -> new BooleanValue(values.nextBoolean());
            case 4 -> object(new Random(inner), values, depth + 1);
            default -> list(inner, values, depth);
        };
    }

    private static ListValue list(long inner, Random values, int depth) {
        int kind = (int) Math.floorMod(inner, 5L);
        List<Value> items = new ArrayList<>();
        int size = values.nextInt(4) == 0 ? 0 : values.nextInt(40);
        for (int i = 0; i < size; i++) {
            items.add(value(kind, inner, values, depth + 1));
        }
        return new ListValue(items);
    }
}
