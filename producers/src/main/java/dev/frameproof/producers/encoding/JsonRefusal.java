package dev.frameproof.producers.encoding;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;

/** Finds, after the fact, why a value has no JSON. */
final class JsonRefusal {
    private JsonRefusal() {}

    static String of(Value value) {
        String reason = reason(value, "", 0);
        return reason == null ? "this value has no JSON" : reason;
    }

    private static String reason(Value value, String path, int depth) {
        if (value instanceof FloatValue number && !Double.isFinite(number.value())) {
            return "JSON has no " + number.value() + ", which lies at " + (path.isEmpty() ? "the top" : path);
        }
        if (depth >= JsonEncoder.DEEPEST && (value instanceof ObjectValue || value instanceof ListValue)) {
            return "nested deeper than " + JsonEncoder.DEEPEST + " levels, below " + path.substring(0, 60) + "...";
        }
        if (value instanceof ObjectValue object) {
            for (Member member : object.members()) {
                String inside = path.isEmpty() ? member.name() : path + "." + member.name();
                String reason = reason(member.value(), inside, depth + 1);
                if (reason != null) {
                    return reason;
                }
            }
        } else if (value instanceof ListValue list) {
            for (int i = 0; i < list.items().size(); i++) {
                String reason = reason(list.items().get(i), path + "[" + i + "]", depth + 1);
                if (reason != null) {
                    return reason;
                }
            }
        }
        return null;
    }
}
