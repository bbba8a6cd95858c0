package dev.frameproof.kafkaplugin.internal.json;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of one record by way of a tree, for records that have a name twice or too many members. Of members with
 * the same name in one object the last one counts; of members that come to the same column the one with the fewest
 * levels ({@code "a.b"} before {@code "a"} with {@code "b"} in it), then the first.
 */
final class FlatMembers {
    private final Map<String, Member> members = new HashMap<>();
    private final int maxDepth;

    private FlatMembers(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /** @param position where in the text the value begins */
    record Member(String name, int depth, int position) {}

    /** What a member holds: a position, or the members of an object. */
    private sealed interface Content permits Position, Tree {}

    private record Position(int at) implements Content {}

    private record Tree(Map<String, Content> members) implements Content {}

    /** Reads a text that was found to be valid, from its beginning. */
    static FlatMembers read(JsonCursor cursor, String prefix, int maxDepth) throws MalformedRecordException {
        FlatMembers flat = new FlatMembers(maxDepth);
        boolean object = cursor.peek() == '{';
        flat.flatten(object ? tree(cursor) : items(cursor), prefix, 1);
        return flat;
    }

    /** @return the first ones in the order of their names' bytes */
    List<Member> first(int count) {
        return members.values().stream()
                .sorted(Comparator.comparing(
                        member -> member.name().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
                .limit(count)
                .toList();
    }

    private void flatten(Tree tree, String prefix, int depth) {
        if (depth >= maxDepth) {
            return;
        }
        tree.members().forEach((name, content) -> {
            String path = MemberNode.join(prefix, name);
            if (content instanceof Tree inner) {
                flatten(inner, path, depth + 1);
            } else if (content instanceof Position position && !path.isEmpty()) {
                Member member = new Member(path, depth, position.at());
                members.merge(path, member, (one, other) -> other.depth() < one.depth() ? other : one);
            }
        });
    }

    private static Tree tree(JsonCursor cursor) throws MalformedRecordException {
        Map<String, Content> members = new LinkedHashMap<>();
        cursor.at++;
        if (cursor.peek() == '}') {
            cursor.at++;
            return new Tree(members);
        }
        do {
            cursor.expect('"', "a member name");
            int from = cursor.at;
            Utf8Buffer name = new Utf8Buffer(16);
            JsonStrings.decode(cursor.bytes, from, cursor.string(), name);
            cursor.expect(':', "':'");
            members.put(name.toString(), content(cursor));
        } while (cursor.another('}'));
        return new Tree(members);
    }

    private static Tree items(JsonCursor cursor) throws MalformedRecordException {
        Map<String, Content> members = new LinkedHashMap<>();
        cursor.at++;
        do {
            members.put("item_" + members.size(), content(cursor));
        } while (cursor.another(']'));
        return new Tree(members);
    }

    private static Content content(JsonCursor cursor) throws MalformedRecordException {
        if (cursor.peek() == '{') {
            return tree(cursor);
        }
        Position position = new Position(cursor.at);
        cursor.skip(0);
        return position;
    }
}
