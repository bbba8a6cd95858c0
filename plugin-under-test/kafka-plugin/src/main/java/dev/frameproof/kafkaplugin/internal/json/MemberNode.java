package dev.frameproof.kafkaplugin.internal.json;

import dev.frameproof.kafkaplugin.internal.rows.ColumnNames;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A place in the records of a stream: a member of an object, with its column and with those that were met below and
 * behind it. Records look like the ones before them, so the member that came next last time is tried first.
 */
final class MemberNode {
    private static final byte[] NEVER = {'"', '"'};
    private static final int NONE = -1;

    /** The name with its closing quote, as it most likely stands in the text. */
    final byte[] quoted;

    /** The column's name if this is a leaf: the names from the top, joined by dots. */
    final String path;

    /** The member that came first in this object, and the one behind this in its own object, last time. */
    MemberNode first;

    MemberNode next;

    /** The scan in which this member was met last. */
    int seen;

    private Map<String, MemberNode> members;
    private int column = NONE;

    private MemberNode(byte[] quoted, String path) {
        this.quoted = quoted;
        this.path = path;
    }

    /** @return the top of records whose columns begin with the prefix and a dot, or with nothing */
    static MemberNode root(String prefix) {
        return new MemberNode(NEVER, prefix);
    }

    /** @return the member of that name, or null when it was not met yet */
    MemberNode find(String name) {
        return members == null ? null : members.get(name);
    }

    MemberNode add(String name) {
        if (members == null) {
            members = new HashMap<>();
        }
        MemberNode member = new MemberNode(pattern(name), join(path, name));
        members.put(name, member);
        return member;
    }

    /** @return the column's number; negative for a member that gets no column because no name is left for it */
    int column(ColumnNames names) {
        if (column == NONE && !path.isEmpty()) {
            column = names.numberOf(path);
        }
        return column;
    }

    /** @return the dotted name of a member under a prefix */
    static String join(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }

    private static byte[] pattern(String name) {
        boolean plain = name.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\');
        return plain ? (name + '"').getBytes(StandardCharsets.UTF_8) : NEVER;
    }
}
