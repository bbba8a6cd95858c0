package dev.frameproof.producers.encoding;

import dev.frameproof.producers.shape.Kind;
import dev.frameproof.producers.shape.Shape;
import dev.frameproof.producers.shape.ShapeDifference;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One row of comma-separated values a record (RFC 4180, without its line break), as logs are: always the same columns, in
 * the order of the shape's members, objects flattened with dots. Read as plaintext.
 *
 * <p>Null and absent are an empty cell, an empty text is {@code ""}. Text is quoted when it holds a comma, a quote or a
 * line break, or could be read as nothing; a list, or a member that is an object only now and then, is quoted JSON.
 */
public final class CsvEncoder implements Encoder {
    private static final int DEEPEST = 200;

    private final Shape shape;
    private final Column top;
    private final JsonEncoder json = new JsonEncoder();
    private final ThreadLocal<TextBuffer> buffers = ThreadLocal.withInitial(TextBuffer::new);

    /** A column, or the columns of an object. */
    private record Column(String name, List<Column> inner) {
        boolean isCell() {
            return inner.isEmpty();
        }
    }

    /** @throws IllegalArgumentException when the samples are not all objects, or lie too deep */
    public CsvEncoder(Shape shape) {
        this.shape = shape;
        if (!shape.kindsOfValues().equals(Set.of(Kind.OBJECT)) || shape.has(Kind.NULL)) {
            throw new IllegalArgumentException(
                    "a row of CSV is made from an object, and the samples are not all objects");
        }
        top = column("", shape, 0);
    }

    @Override
    public String format() {
        return "plaintext";
    }

    /** @return the columns' names, as a row */
    @Override
    public Optional<String> schema() {
        List<String> names = new ArrayList<>();
        addNames(top, "", names);
        return Optional.of(
                String.join(",", names.stream().map(CsvEncoder::quotedName).toList()));
    }

    @Override
    public byte[] encode(Value value) {
        TextBuffer buffer = buffers.get();
        buffer.clear();
        if (!putCells(top, value, buffer)) {
            throw new IllegalArgumentException(ShapeDifference.between(shape, value)
                    .or(() -> LostValue.in(value))
                    .orElse("the value does not fit the columns"));
        }
        return buffer.toBytes();
    }

    private static Column column(String name, Shape shape, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nested deeper than " + DEEPEST + " levels");
        }
        if (!shape.kindsOfValues().equals(Set.of(Kind.OBJECT))) {
            return new Column(name, List.of());
        }
        return new Column(
                name,
                shape.members().stream()
                        .map(member -> column(member.name(), member.shape(), depth + 1))
                        .toList());
    }

    private static void addNames(Column column, String path, List<String> names) {
        for (Column inner : column.inner) {
            String name = path.isEmpty() ? inner.name : path + "." + inner.name;
            if (inner.isCell()) {
                names.add(name);
            } else {
                addNames(inner, name, names);
            }
        }
    }

    private boolean putCells(Column column, Value value, TextBuffer buffer) {
        if (value != null && !(value instanceof NullValue) && !(value instanceof ObjectValue)) {
            return false;
        }
        MemberCursor cursor = new MemberCursor(value instanceof ObjectValue object ? object.members() : List.of());
        boolean first = true;
        for (Column inner : column.inner) {
            if (!first) {
                buffer.putByte(',');
            }
            first = false;
            Value cell = cursor.find(inner.name);
            if (!(inner.isCell() ? putCell(cell, buffer) : putCells(inner, cell, buffer))) {
                return false;
            }
        }
        return cursor.isExhausted();
    }

    private boolean putCell(Value value, TextBuffer buffer) {
        if (value == null || value instanceof NullValue) {
            return true;
        }
        if (value instanceof TextValue text) {
            return putText(text.value(), buffer);
        }
        if (value instanceof ObjectValue || value instanceof Value.ListValue) {
            return putQuoted(new String(json.encode(value), StandardCharsets.UTF_8), buffer);
        }
        PlainScalars.put(value, buffer);
        return true;
    }

    private static boolean putText(String text, TextBuffer buffer) {
        boolean plain = !text.isEmpty();
        for (int i = 0; plain && i < text.length(); i++) {
            char c = text.charAt(i);
            plain = c != ',' && c != '"' && c != '\n' && c != '\r';
        }
        return plain ? buffer.putEscaped(text, "") : putQuoted(text, buffer);
    }

    private static boolean putQuoted(String text, TextBuffer buffer) {
        buffer.putByte('"');
        boolean fits = buffer.putEscaped(text.replace("\"", "\"\""), "");
        buffer.putByte('"');
        return fits;
    }

    private static String quotedName(String name) {
        return name.matches("[^,\"\r\n]+") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
