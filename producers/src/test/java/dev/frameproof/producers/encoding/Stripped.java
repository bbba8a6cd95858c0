package dev.frameproof.producers.encoding;

import dev.frameproof.producers.shape.Shape;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;

/** A sample as a format with a schema keeps it: members in the schema's order, none that is null. */
final class Stripped {
    private Stripped() {}

    /** @param emptyLists whether the format keeps empty lists */
    static Value of(Value value, Shape shape, boolean emptyLists) {
        if (value instanceof ListValue list) {
            return new ListValue(list.items().stream()
                    .map(item -> of(item, shape.items().orElseThrow(), emptyLists))
                    .toList());
        }
        if (!(value instanceof ObjectValue object)) {
            return value;
        }
        List<Member> members = new ArrayList<>();
        for (Shape.Member wanted : shape.members()) {
            for (Member member : object.members()) {
                boolean lost = member.value() instanceof NullValue
                        || (!emptyLists
                                && member.value() instanceof ListValue list
                                && list.items().isEmpty());
                if (member.name().equals(wanted.name()) && !lost) {
                    members.add(new Member(member.name(), of(member.value(), wanted.shape(), emptyLists)));
                }
            }
        }
        return new ObjectValue(members);
    }
}
