package dev.frameproof.kafkaplugin.internal.protobuf;

import dev.frameproof.kafkaplugin.internal.InvalidSchemaException;

/** The words, numbers, texts and signs of a .proto file, one at a time (language specification, "Lexical elements"). */
final class ProtoTokens {
    private static final String WORD_SIGNS = "_.";

    private final String text;
    private int at;
    private String current;
    private boolean isText;

    ProtoTokens(String text) throws InvalidSchemaException {
        this.text = text;
        next();
    }

    /** @return the token at hand; empty at the end */
    String peek() {
        return current;
    }

    boolean is(String token) {
        return !isText && current.equals(token);
    }

    boolean isEnd() {
        return !isText && current.isEmpty();
    }

    String take() throws InvalidSchemaException {
        if (isEnd()) {
            throw error("it ends too early");
        }
        String token = current;
        next();
        return token;
    }

    boolean takeIf(String token) throws InvalidSchemaException {
        boolean taken = is(token);
        if (taken) {
            next();
        }
        return taken;
    }

    void expect(String token) throws InvalidSchemaException {
        if (!takeIf(token)) {
            throw error("expected '" + token + "'" + found());
        }
    }

    /** @return a name, with dots in it if it has some */
    String name() throws InvalidSchemaException {
        boolean begins = !current.isEmpty()
                && (Character.isLetter(current.charAt(0)) || WORD_SIGNS.indexOf(current.charAt(0)) >= 0);
        if (isText || !begins) {
            throw error("expected a name" + found());
        }
        return take();
    }

    String text() throws InvalidSchemaException {
        if (!isText) {
            throw error("expected a text in quotes" + found());
        }
        StringBuilder whole = new StringBuilder();
        while (isText) {
            whole.append(take());
        }
        return whole.toString();
    }

    int number() throws InvalidSchemaException {
        boolean negative = takeIf("-");
        String digits = current;
        try {
            long number = isText ? Long.decode("") : Long.decode(digits);
            long signed = negative ? -number : number;
            if (signed == (int) signed) {
                next();
                return (int) signed;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw error("expected a whole number" + found());
    }

    /** Passes over everything up to a semicolon that is in no brackets, or over one block in braces. */
    void skipStatement() throws InvalidSchemaException {
        int depth = 0;
        while (true) {
            boolean sign = !isText;
            String token = take();
            if (sign && (token.equals("{") || token.equals("[") || token.equals("("))) {
                depth++;
            } else if (sign && (token.equals("}") || token.equals("]") || token.equals(")"))) {
                depth--;
                if (depth <= 0 && token.equals("}")) {
                    takeIf(";");
                    return;
                }
            } else if (sign && depth == 0 && token.equals(";")) {
                return;
            }
        }
    }

    InvalidSchemaException error(String why) {
        long line = text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        return new InvalidSchemaException("line " + line + ": " + why);
    }

    private String found() {
        return isEnd() ? ", found the end" : ", found '" + current + "'";
    }

    private void next() throws InvalidSchemaException {
        skipBlanks();
        isText = false;
        if (at >= text.length()) {
            current = "";
            return;
        }
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            current = quoted(first);
            isText = true;
        } else {
            int from = at++;
            if (isWord(first)) {
                while (at < text.length() && isWord(text.charAt(at))) {
                    at++;
                }
            }
            current = text.substring(from, at);
        }
    }

    private void skipBlanks() throws InvalidSchemaException {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF') {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw error("a comment does not end");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    /** Escapes stay as they are: no text that they matter in is used. */
    private String quoted(char quote) throws InvalidSchemaException {
        int from = ++at;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length() || text.charAt(at) != quote) {
            throw error("a text in quotes does not end");
        }
        return text.substring(from, at++);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || WORD_SIGNS.indexOf(c) >= 0;
    }
}
