package dev.frameproof.kafkaplugin.internal.json;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.ColumnNames;
import dev.frameproof.kafkaplugin.internal.rows.JsonText;
import dev.frameproof.kafkaplugin.internal.rows.Utf8;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import dev.frameproof.kafkaplugin.internal.rows.ValueType;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON objects and arrays into flat cells in one pass over the bytes. A member's column is its names joined by
 * dots; what lies at {@code maxDepth} or deeper is dropped, counting the top object's members as 1; arrays below the top
 * are one text. Of a member that stands twice in one object the last one counts. Records with such members, with two
 * members for one column, or with more columns than {@code fieldCap} take a slower way: see {@link FlatMembers}.
 */
public final class JsonRecordReader {
    private static final int LARGEST_TREE = 50_000;

    private final ColumnNames names;
    private final Cells cells;
    private final int maxDepth;
    private final int fieldCap;
    private final String prefix;
    private final JsonCursor cursor = new JsonCursor();
    private final ArrayText arrays;
    private MemberNode root;
    private int nodes;
    private int scan;
    private int firstCell;
    private boolean irregular;

    /** @param prefix what the columns' names begin with, followed by a dot; empty for nothing */
    public JsonRecordReader(ColumnNames names, Cells cells, int maxDepth, int fieldCap, String prefix) {
        this.names = names;
        this.cells = cells;
        this.maxDepth = maxDepth;
        this.fieldCap = fieldCap;
        this.prefix = prefix;
        this.arrays = new ArrayText(cursor, cells.scratch());
        this.root = MemberNode.root(prefix);
    }

    /**
     * Adds the cells of an object or array.
     *
     * @throws MalformedRecordException when the bytes are not one JSON text whose value is an object or an array
     */
    public void read(byte[] bytes, int from, int to) throws MalformedRecordException {
        begin(bytes, from, to);
        int top = cursor.peek();
        if (top == '{') {
            object(root, 1);
        } else if (top == '[') {
            items();
        } else if (top == -1) {
            throw new MalformedRecordException("not valid JSON: the value is empty");
        } else {
            cursor.skipScalar();
            cursor.expectEnd();
            throw new MalformedRecordException("the JSON value is neither an object nor an array");
        }
        end();
    }

    /** Adds the cells of an object, with the same errors for anything else. */
    public void readObject(byte[] bytes, int from, int to) throws MalformedRecordException {
        begin(bytes, from, to);
        if (cursor.peek() != '{') {
            throw cursor.malformed("expected an object");
        }
        object(root, 1);
        end();
    }

    private void begin(byte[] bytes, int from, int to) {
        if (nodes > LARGEST_TREE) {
            root = MemberNode.root(prefix);
            nodes = 0;
        }
        scan = names.nextScan();
        irregular = false;
        firstCell = cells.size();
        if (Utf8.isValid(bytes, from, to)) {
            cursor.open(bytes, from, to);
        } else {
            byte[] repaired = Utf8.repaired(bytes, from, to);
            cursor.open(repaired, 0, repaired.length);
        }
    }

    private void end() throws MalformedRecordException {
        cursor.expectEnd();
        if (irregular || cells.size() - firstCell > fieldCap) {
            cells.truncate(firstCell);
            cursor.rewind();
            FlatMembers members = FlatMembers.read(cursor, prefix, maxDepth);
            for (FlatMembers.Member member : members.first(fieldCap)) {
                cursor.at = member.position();
                leaf(names.numberOf(member.name()), member.depth());
            }
        }
    }

    private void object(MemberNode parent, int depth) throws MalformedRecordException {
        cursor.at++;
        if (cursor.peek() == '}') {
            cursor.at++;
            return;
        }
        MemberNode before = null;
        do {
            cursor.expect('"', "a member name");
            MemberNode member = member(parent, before);
            cursor.expect(':', "':'");
            value(member, depth);
            before = member;
        } while (cursor.another('}'));
    }

    private void items() throws MalformedRecordException {
        cursor.at++;
        if (cursor.peek() == ']') {
            cursor.at++;
            return;
        }
        int index = 0;
        do {
            value(known(root, "item_" + index), 1);
            index++;
        } while (cursor.another(']'));
    }

    private MemberNode member(MemberNode parent, MemberNode before) throws MalformedRecordException {
        MemberNode guess = before == null ? parent.first : before.next;
        if (guess != null) {
            if (cursor.consume(guess.quoted)) {
                return guess;
            }
            // A member that is left out now and then: the one behind it.
            MemberNode second = guess.next;
            if (second != null && cursor.consume(second.quoted)) {
                return second;
            }
        }
        int from = cursor.at;
        int to = cursor.string();
        MemberNode member = known(parent, name(from, to));
        if (before == null) {
            parent.first = member;
        } else if (before != member) {
            before.next = member;
        }
        return member;
    }

    private MemberNode known(MemberNode parent, String name) {
        MemberNode member = parent.find(name);
        if (member == null) {
            member = parent.add(name);
            nodes++;
        }
        return member;
    }

    private String name(int from, int to) {
        if (!cursor.escaped) {
            return new String(cursor.bytes, from, to - from, StandardCharsets.UTF_8);
        }
        Utf8Buffer decoded = new Utf8Buffer(to - from);
        JsonStrings.decode(cursor.bytes, from, to, decoded);
        return decoded.toString();
    }

    private void value(MemberNode member, int depth) throws MalformedRecordException {
        irregular |= member.seen == scan;
        member.seen = scan;
        if (depth >= maxDepth) {
            cursor.skip(depth);
        } else if (cursor.peek() == '{') {
            object(member, cursor.deeper(depth));
        } else {
            int column = member.column(names);
            if (column < 0) {
                cursor.skip(depth);
            } else {
                irregular |= !names.firstIn(scan, column);
                leaf(column, depth);
            }
        }
    }

    private void leaf(int column, int depth) throws MalformedRecordException {
        int first = cursor.peek();
        int from = cursor.at;
        switch (first) {
            case '"' -> {
                cursor.at++;
                string(column);
            }
            case '[' -> {
                int start = cells.scratch().length();
                arrays.append(depth);
                cells.addScratch(column, ValueType.STRING, start);
            }
            case 't' -> {
                cursor.literal(Literals.TRUE);
                cells.add(column, ValueType.BOOL, Literals.TRUE, 0, Literals.TRUE.length);
            }
            case 'f' -> {
                cursor.literal(Literals.FALSE);
                cells.add(column, ValueType.BOOL, Literals.FALSE, 0, Literals.FALSE.length);
            }
            case 'n' -> {
                cursor.literal(Literals.NULL);
                cells.addNull(column, null);
            }
            default -> {
                if (first != '-' && (first < '0' || first > '9')) {
                    throw cursor.malformed("expected a value");
                }
                cursor.number();
                NumberCells.add(cursor, from, cells, column);
            }
        }
    }

    /** Escapes are JSON's own and the frame is JSON: a string goes over as it stands, unless it is no Unicode text. */
    private void string(int column) throws MalformedRecordException {
        int from = cursor.at;
        int to = cursor.string();
        if (!cursor.unpaired) {
            cells.add(column, ValueType.STRING, cursor.bytes, from, to);
            return;
        }
        Utf8Buffer decoded = new Utf8Buffer(to - from);
        JsonStrings.decode(cursor.bytes, from, to, decoded);
        int start = cells.scratch().length();
        JsonText.escaped(cells.scratch(), decoded.array(), 0, decoded.length());
        cells.addScratch(column, ValueType.STRING, start);
    }
}
