package dev.frameproof.live.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/** The range of {@code push.pub.data} in an object whose members come in any order; the bytes stay as they came. */
final class RawMember {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final List<String> PATH = List.of("push", "pub", "data");

    private int from;
    private int to;

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** @param bytes with an object in {@code [start, end)} that has the member */
    void find(byte[] bytes, int start, int end) throws IOException {
        try (JsonParser parser = FACTORY.createParser(bytes, start, end - start)) {
            parser.nextToken();
            for (String name : PATH) {
                enter(parser, name);
            }
            from = start + Math.toIntExact(parser.currentTokenLocation().getByteOffset());
            to = JsonRange.end(bytes, from, end);
        }
    }

    private static void enter(JsonParser parser, String name) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(name);
            parser.nextToken();
            if (found) {
                return;
            }
            parser.skipChildren();
        }
        throw new IOException("no member " + name);
    }
}
