package dev.frameproof.oracle.internal.lineprotocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.frameproof.oracle.LineProtocolOptions.Precision;
import dev.frameproof.oracle.internal.Decoded;
import dev.frameproof.oracle.internal.Undecodable;
import java.util.ArrayList;
import java.util.List;

/** Reads the lines of a record: those that are empty or comments are left out, as are those that are no lines. */
public final class LineProtocolDecoding {
    private static final String SPACE = " \t\r\u000b\f";

    private static final String FAR = "its lines say seconds beyond the year 2262";

    private LineProtocolDecoding() {}

    /**
     * @param precision the unit of the lines' timestamps
     * @throws Undecodable when the record has not one line; says what is wrong with the first that is none
     */
    public static Decoded decode(byte[] bytes, Precision precision) throws Undecodable {
        List<Line> lines = new ArrayList<>();
        String because = "";
        String[] texts = new String(bytes, ISO_8859_1).split("\n", -1);
        for (int i = 0; i < texts.length; i++) {
            String text = stripped(texts[i]);
            if (!text.isEmpty() && text.charAt(0) != '#') {
                try {
                    lines.add(LineParser.parse(text));
                } catch (Undecodable e) {
                    because = !because.isEmpty() ? because : "line " + (i + 1) + ": " + e.getMessage();
                }
            }
        }
        if (lines.isEmpty()) {
            throw new Undecodable(because.isEmpty() ? "it has no line" : because);
        }
        Decoded decoded = Decoded.surely(Line.value(lines));
        return lines.stream().allMatch(line -> line.isFar(precision)) ? decoded.unless(FAR) : decoded;
    }

    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && SPACE.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && SPACE.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }
}
