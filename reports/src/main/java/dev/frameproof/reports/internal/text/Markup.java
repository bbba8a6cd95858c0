package dev.frameproof.reports.internal.text;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements that are well-formed as XML 1.0, whatever the texts hold: what XML cannot hold is shown by
 * {@link VisibleText#symbol}. Elements are indented until one holds text; within that one, nothing is added.
 */
public final class Markup {
    private static final class Element {
        private final String name;
        private boolean mixed;
        private boolean empty = true;

        private Element(String name, boolean mixed) {
            this.name = name;
            this.mixed = mixed;
        }
    }

    private final Writer out;
    private final Deque<Element> open = new ArrayDeque<>();

    public Markup(Writer out) {
        this.out = out;
    }

    /** Opens an element; {@code attributes} are names and values in turn. */
    public Markup open(String name, String... attributes) throws IOException {
        boolean mixed = startTag(name, attributes);
        out.append('>');
        open.push(new Element(name, mixed));
        return this;
    }

    /** Opens an element between whose children no white space is added. */
    public Markup openTight(String name, String... attributes) throws IOException {
        open(name, attributes);
        open.element().mixed = true;
        return this;
    }

    /** Closes the element that was opened last. */
    public Markup close() throws IOException {
        Element element = open.pop();
        if (!element.mixed && !element.empty) {
            newLine();
        }
        out.append("</").append(element.name).append('>');
        if (open.isEmpty()) {
            out.append('\n');
        }
        return this;
    }

    /** An element without content, in the form that browsers take as well: {@code <br />}. */
    public Markup empty(String name, String... attributes) throws IOException {
        startTag(name, attributes);
        out.append(" />");
        return this;
    }

    /** An element that holds only text. */
    public Markup leaf(String name, String text, String... attributes) throws IOException {
        return openTight(name, attributes).text(text).close();
    }

    /** Text within the element that is open. */
    public Markup text(String text) throws IOException {
        if (!open.isEmpty()) {
            open.element().mixed = true;
        }
        escape(text, false);
        return this;
    }

    /** Markup that is known to be well-formed, as it is. */
    public Markup raw(String markup) throws IOException {
        out.append(markup);
        return this;
    }

    private boolean startTag(String name, String... attributes) throws IOException {
        boolean mixed = !open.isEmpty() && open.element().mixed;
        if (!open.isEmpty()) {
            if (!mixed) {
                newLine();
            }
            open.element().empty = false;
        }
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1], true);
            out.append('"');
        }
        return mixed;
    }

    private void newLine() throws IOException {
        out.append('\n').append(" ".repeat(open.size()));
    }

    private void escape(String text, boolean attribute) throws IOException {
        int length = text.length();
        for (int i = 0; i < length; ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            switch (codePoint) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                case '\n', '\t' -> out.append(attribute ? "&#" + codePoint + ";" : Character.toString(codePoint));
                case '\r' -> out.append("&#13;");
                default -> {
                    if (isLegal(codePoint)) {
                        appendCodePoint(codePoint);
                    } else {
                        escape(VisibleText.symbol(codePoint), attribute);
                    }
                }
            }
        }
    }

    private void appendCodePoint(int codePoint) throws IOException {
        if (Character.isBmpCodePoint(codePoint)) {
            out.append((char) codePoint);
        } else {
            out.append(Character.highSurrogate(codePoint)).append(Character.lowSurrogate(codePoint));
        }
    }

    private static boolean isLegal(int codePoint) {
        return codePoint >= ' '
                && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
                && codePoint != 0xFFFE
                && codePoint != 0xFFFF;
    }
}
