package dev.frameproof.producers.encoding;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.Optional;
import java.util.function.Function;

/** Finds, after the fact, the value of a right kind that a binary format would not keep. */
final class LostValue {
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private LostValue() {}

    static Optional<String> in(Value value) {
        return Optional.ofNullable(first(value, "", LostValue::halfPair))
                .or(() -> Optional.ofNullable(first(value, "", LostValue::digits)));
    }

    private static String halfPair(Value value) {
        return value instanceof TextValue text && Utf8.lengthOf(text.value()) < 0
                ? " is a text with half a surrogate pair, which UTF-8 cannot hold"
                : null;
    }

    private static String digits(Value value) {
        return value instanceof IntegerValue number && !exactInDouble(number.value())
                ? " is a whole number, " + number.value() + ", where the schema has a double, which would lose digits"
                : null;
    }

    private static String first(Value value, String path, Function<Value, String> reasonAt) {
        String own = reasonAt.apply(value);
        if (own != null) {
            return (path.isEmpty() ? "the value" : "member '" + path + "'") + own;
        }
        String reason = null;
        if (value instanceof ObjectValue object) {
            for (int i = 0; reason == null && i < object.members().size(); i++) {
                Member member = object.members().get(i);
                String inside = path.isEmpty() ? member.name() : path + "." + member.name();
                reason = first(member.value(), inside, reasonAt);
            }
        } else if (value instanceof ListValue list) {
            for (int i = 0; reason == null && i < list.items().size(); i++) {
                reason = first(list.items().get(i), path + "[" + i + "]", reasonAt);
            }
        }
        return reason;
    }

    static boolean exactInDouble(long value) {
        return value >= -EXACT_IN_DOUBLE && value <= EXACT_IN_DOUBLE;
    }
}
