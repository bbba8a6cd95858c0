package dev.frameproof.kafkaplugin.internal.json;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;

/** Walks over the values of one JSON text. */
final class JsonCursor extends JsonTokens {
    /** How deep objects and arrays may lie in each other. */
    private static final int DEEPEST = 1_000;

    /** Consumes any value. */
    void skip(int depth) throws MalformedRecordException {
        switch (peek()) {
            case '{' -> skipObject(deeper(depth));
            case '[' -> skipArray(deeper(depth));
            default -> skipScalar();
        }
    }

    /** Consumes a value that is neither an object nor an array. */
    void skipScalar() throws MalformedRecordException {
        switch (peek()) {
            case '"' -> {
                at++;
                string();
            }
            case 't' -> literal(Literals.TRUE);
            case 'f' -> literal(Literals.FALSE);
            case 'n' -> literal(Literals.NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw malformed("expected a value");
        }
    }

    int deeper(int depth) throws MalformedRecordException {
        if (depth >= DEEPEST) {
            throw malformed("nested deeper than " + DEEPEST + " levels");
        }
        return depth + 1;
    }

    /** Consumes the comma before a further item, or the closing bracket. */
    boolean another(char close) throws MalformedRecordException {
        int b = peek();
        if (b == ',') {
            at++;
            return true;
        }
        if (b == close) {
            at++;
            return false;
        }
        throw malformed("expected ',' or '" + close + "'");
    }

    private void skipObject(int depth) throws MalformedRecordException {
        at++;
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            expect('"', "a member name");
            string();
            expect(':', "':'");
            skip(depth);
            if (!another('}')) {
                return;
            }
        }
    }

    private void skipArray(int depth) throws MalformedRecordException {
        at++;
        if (peek() == ']') {
            at++;
            return;
        }
        do {
            skip(depth);
        } while (another(']'));
    }
}
