package dev.frameproof.frame.internal;

/** The layouts of the schemas that came last, found by the bytes of the schema. */
public final class SchemaCache {
    private static final int CAPACITY = 16;

    private final FrameLayout[] layouts = new FrameLayout[CAPACITY];
    private final JsonInput schemaInput = new JsonInput();

    /** Reads the schema here, or skips it when its bytes are known. */
    public FrameLayout read(JsonInput in) {
        in.skipWhitespace();
        for (int i = 0; i < CAPACITY && layouts[i] != null; i++) {
            // An object's text ends where its first brace is closed, so no further comparison is needed.
            if (in.continuesWith(layouts[i].schemaBytes())) {
                in.moveTo(in.position() + layouts[i].schemaBytes().length);
                return toFront(i);
            }
        }
        return add(in);
    }

    private FrameLayout add(JsonInput in) {
        if (in.peek() != '{') {
            throw in.wrongValue("an object as schema");
        }
        int start = in.position();
        JsonSkip.value(in);
        byte[] bytes = in.bytesBetween(start, in.position());
        // Keeps positions in errors those of the message, and the message's bytes as they are.
        schemaInput.load(in.bytes, 0, in.position());
        schemaInput.moveTo(start);
        layouts[CAPACITY - 1] = new FrameLayout(bytes, new SchemaJson(schemaInput).read());
        return toFront(CAPACITY - 1);
    }

    private FrameLayout toFront(int index) {
        FrameLayout found = layouts[index];
        System.arraycopy(layouts, 0, layouts, 1, index);
        layouts[0] = found;
        return found;
    }
}
