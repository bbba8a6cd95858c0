package dev.frameproof.producers.torture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.producers.internal.SeededStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hard and broken line protocol. */
final class LineProtocolTorture {
    private static final List<String> LINES = List.of(
            "m f=1i",
            "m f=-9223372036854775808i",
            "m f=9223372036854775808i",
            "m f=18446744073709551615u",
            "m f=18446744073709551616u",
            "m f=9007199254740993i",
            "m f=1e400",
            "m f=4.9e-324",
            "m f=-0.0",
            "m f=NaN",
            "m f=+Inf",
            "m f=t,g=T,h=true,i=True,j=TRUE,k=f,l=F,m=false,n=False,o=FALSE",
            "m f=tRUE",
            "m f=\"\"",
            "m f=\"a b,c=d\"",
            "m f=\"say \\\"hi\\\" \\\\ \\n\"",
            "m f=\"two\nlines\"",
            "m f=\"open",
            "m f=1,f=2",
            "m,t=a,t=b f=1",
            "m,t= f=1",
            "m,=v f=1",
            "m,t f=1",
            "m, f=1",
            ",t=a f=1",
            "m",
            "m ",
            "m f",
            "m f=",
            "m =1",
            "m f=1 ",
            "m f=1  1",
            " m f=1",
            "m  f=1",
            "m\tf=1",
            "m f=1,",
            "m f=1,,g=2",
            "# comment",
            "# comment\nm f=1",
            "\nm f=1\n\n",
            "m f=1\r\nm f=2\r\n",
            "m f=1\nbroken\nm f=3",
            "broken\nbroken too",
            "m\\ x\\,y=z,t\\ \\,\\=k=v\\ \\,\\=w f\\ \\,\\=k=1",
            "m,t=a\\\\ f=1",
            "m,t=a\\ f=1",
            "m\\ f=1",
            "m,_measurement=a,_field=b,value=c,Time=d,offset=e,partition=f,error=g f=1",
            "m value=1,value_str=\"a\",_field=\"b\"",
            "ä,日本=🎂 é=\"😀\"",
            "m f=1 0",
            "m f=1 -1",
            "m f=1 1",
            "m f=1 1700000000",
            "m f=1 1700000000000",
            "m f=1 1700000000000000",
            "m f=1 1700000000000000000",
            "m f=1 9223372036854775807",
            "m f=1 -9223372036854775808",
            "m f=1 9223372036854775808",
            "m f=1 1.5",
            "m f=1 1e9",
            "m f=1 now",
            "m f=0x1F",
            "m f=1 2 3",
            "m f=1i5",
            "m f=1.5i",
            "m f=-1u",
            "m f=.5",
            "m f=5.",
            "m f=01",
            "m f=1_000");

    private LineProtocolTorture() {}

    static TortureSet set() {
        TortureCase.Maker good = LineProtocolTorture::plain;
        List<TortureCase> cases = new ArrayList<>(TortureSet.broken(good));
        LINES.forEach(line -> cases.add(TortureSet.text("line " + line.strip(), line)));
        TortureWords.TEXTS.forEach(text -> cases.add(
                TortureSet.text("a text", "m f=\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")));
        cases.add(new TortureCase("invalid UTF-8", chance -> "m,t=\u00ff f=\"\u00c0\u0080\"".getBytes(ISO_8859_1)));
        cases.add(new TortureCase("many tags", chance -> wide(chance, true)));
        cases.add(new TortureCase("many fields", chance -> wide(chance, false)));
        cases.add(new TortureCase("evolving tags", LineProtocolTorture::evolving));
        cases.add(new TortureCase(
                "many lines",
                chance -> "m,n=a f=1i\n".repeat(chance.nextBetween(2, 300)).getBytes(UTF_8)));
        return new TortureSet(new TortureCase("good", good), cases, Optional.empty());
    }

    private static byte[] plain(SeededStream chance) {
        String line = "weather,city=c%d temp=%d.5,hum=%di 1767225600000000000";
        return line.formatted(chance.nextBelow(5), chance.nextBelow(40), chance.nextBelow(100))
                .getBytes(UTF_8);
    }

    /** Tags stay columns of every later frame, so there are few names of them: else frames grow, and nothing else is tried. */
    private static byte[] wide(SeededStream chance, boolean tags) {
        StringBuilder text = new StringBuilder();
        int count = tags ? chance.nextBetween(10, 30) : chance.nextBetween(20, 300);
        for (int i = 0; i < count; i++) {
            text.append(tags || i > 0 ? "," : "")
                    .append('n')
                    .append(i)
                    .append('=')
                    .append(i);
        }
        String line = tags ? "m" + text + " f=1" : "m " + text;
        return line.getBytes(UTF_8);
    }

    private static byte[] evolving(SeededStream chance) {
        StringBuilder text = new StringBuilder("m");
        for (int i = 0; i < 8; i++) {
            text.append(chance.nextChance(0.5) ? ",tag" + i + "=v" + chance.nextBelow(3) : "");
        }
        return text.append(" f=")
                .append(chance.nextBelow(100))
                .append('i')
                .toString()
                .getBytes(UTF_8);
    }
}
