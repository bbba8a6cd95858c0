package dev.frameproof.reports.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class VisibleTextTest {
    @Test
    void whatHasNoGlyphIsNamed() {
        assertThat(VisibleText.line("a\tb\nc\rd\u0000\u001b\u007f\u0085"))
                .isEqualTo("a<TAB>b<LF>c<CR>d<NUL><ESC><U+007F><U+0085>");
        assertThat(VisibleText.line("\u00a0\u200b\u202e\u2028\ufeff\ud800\udc00\ud800"))
                .isEqualTo("<U+00A0><U+200B><U+202E><U+2028><U+FEFF>\ud800\udc00<U+D800>");
    }

    @Test
    void ordinaryTextStays() {
        assertThat(VisibleText.line("Grüner Weg 1, 東京 \ud83d\ude00")).isEqualTo("Grüner Weg 1, 東京 \ud83d\ude00");
    }

    @Test
    void blockKeepsItsLines() {
        assertThat(VisibleText.block("a\nb")).isEqualTo("a<LF>\nb");
    }

    @Test
    void asciiNamesEverythingElse() {
        assertThat(VisibleText.ascii("Köln\n")).isEqualTo("K<U+00F6>ln<LF>");
    }

    @Test
    void everyCharacterOfTheLowestPlaneIsToldApart() {
        Map<String, Integer> seen = new HashMap<>();
        for (int c = 0; c <= 0xFFFF; c++) {
            Integer other = seen.put(VisibleText.line(String.valueOf((char) c)), c);
            assertThat(other).as("U+%04X looks like U+%04X", c, other).isNull();
        }
    }

    @Test
    void markupIsWellFormedWhateverTheTextAndTellsItBack() throws Exception {
        StringBuilder everything = new StringBuilder();
        for (int c = 0; c <= 0xFFFF; c++) {
            everything.append((char) c).append(' ');
        }
        String text = "]]><!-- & --> <b a=\"1\" c='2'>" + everything + "\r\n\t";

        Element root = parse(text);

        StringBuilder legal = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean xml = c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && (c < 0xD800 || c > 0xDFFF) && c < 0xFFFE);
            legal.append(xml || c > 0xFFFF ? Character.toString(c) : VisibleText.symbol(c));
        });
        assertThat(root.getTextContent()).isEqualTo(legal.toString());
        assertThat(root.getAttribute("value")).isEqualTo(legal.toString());
    }

    private static Element parse(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(markup(text))))
                .getDocumentElement();
    }

    private static String markup(String text) throws IOException {
        StringWriter out = new StringWriter();
        new Markup(out).leaf("root", text, "value", text);
        return out.toString();
    }
}
