package dev.frameproof.producers.workload;

import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.ArrayList;
import java.util.List;

/** An object while its members are being listed; for one thread. */
final class MemberList {
    private final List<Member> members = new ArrayList<>();

    MemberList add(String name, Value value) {
        members.add(new Member(name, value));
        return this;
    }

    MemberList add(String name, String text) {
        return add(name, new TextValue(text));
    }

    MemberList add(String name, long number) {
        return add(name, new IntegerValue(number));
    }

    MemberList add(String name, double number) {
        return add(name, new FloatValue(number));
    }

    MemberList add(String name, boolean truth) {
        return add(name, new BooleanValue(truth));
    }

    ObjectValue toObject() {
        return new ObjectValue(members);
    }
}
