package dev.frameproof.producers.encoding;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.Member;
import java.util.List;

/** Finds an object's members by name; fastest when they are asked for in their own order. Used once, by one thread. */
final class MemberCursor {
    private final List<Member> members;
    private int next;
    private int found;

    MemberCursor(List<Member> members) {
        this.members = members;
    }

    /** @return the member's value, null when it is absent */
    Value find(String name) {
        int size = members.size();
        for (int step = 0; step < size; step++) {
            int at = next + step < size ? next + step : next + step - size;
            Member member = members.get(at);
            if (member.name().equals(name)) {
                next = at + 1;
                found++;
                return member.value();
            }
        }
        return null;
    }

    /** @return whether every member was asked for */
    boolean isExhausted() {
        return found == members.size();
    }
}
