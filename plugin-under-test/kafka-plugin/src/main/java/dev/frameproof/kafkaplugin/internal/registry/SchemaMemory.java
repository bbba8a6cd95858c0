package dev.frameproof.kafkaplugin.internal.registry;

import dev.frameproof.kafkaplugin.internal.InvalidSchemaException;
import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** What was made of the schemas of one stream, found again by the header of each value. */
public final class SchemaMemory<T> {
    private static final int HEADER_LENGTH = 5;
    private static final int MOST = 1_000;

    private final SchemaSource source;
    private final Maker<T> maker;
    private final Map<Integer, Made<T>> made = new HashMap<>();
    private Made<T> last;
    private int lastId;

    /** Makes of a schema what values are read with. */
    @FunctionalInterface
    public interface Maker<T> {
        T make(RegisteredSchema schema) throws InvalidSchemaException;
    }

    /** One of the two is null. */
    private record Made<T>(T thing, String failure) {}

    public SchemaMemory(SchemaSource source, Maker<T> maker) {
        this.source = source;
        this.maker = maker;
    }

    /** @return how many bytes stand before the value itself */
    public int headerLength() {
        return source.isRegistry() ? HEADER_LENGTH : 0;
    }

    /** @return what was made of the schema that the value was written with */
    public T of(byte[] bytes, int from, int to) throws MalformedRecordException, InterruptedException {
        int id = source.isRegistry() ? id(bytes, from, to) : 0;
        if (last == null || id != lastId) {
            last = find(id);
            lastId = id;
        }
        if (last.failure() != null) {
            throw new MalformedRecordException(last.failure());
        }
        return last.thing();
    }

    private Made<T> find(int id) throws MalformedRecordException, InterruptedException {
        Made<T> known = made.get(id);
        if (known != null) {
            return known;
        }
        last = null;
        Made<T> fresh = make(id, source.schema(id));
        if (made.size() >= MOST) {
            made.clear();
        }
        made.put(id, fresh);
        return fresh;
    }

    private Made<T> make(int id, RegisteredSchema schema) {
        try {
            return new Made<>(maker.make(schema), null);
        } catch (InvalidSchemaException e) {
            String which = source.isRegistry() ? "schema " + id : "the query's schema";
            return new Made<>(null, which + " cannot be used: " + e.getMessage());
        }
    }

    private static int id(byte[] bytes, int from, int to) throws MalformedRecordException {
        if (to - from < HEADER_LENGTH || bytes[from] != 0) {
            throw new MalformedRecordException(
                    "no header of a schema registry: expected a zero byte and the schema's id, "
                            + "found " + (to - from == 0 ? "nothing" : "another beginning")
                            + "; values without it need the query's own schema");
        }
        return ByteBuffer.wrap(bytes, from + 1, Integer.BYTES).getInt();
    }
}
