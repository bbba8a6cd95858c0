package dev.frameproof.producers.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hard text: any bytes are a plaintext record. */
final class PlaintextTorture {
    private PlaintextTorture() {}

    static TortureSet set() {
        TortureCase.Maker good = chance -> ("line " + chance.nextBelow(1_000)).getBytes(UTF_8);
        List<TortureCase> cases = new ArrayList<>(TortureSet.broken(good));
        TortureWords.TEXTS.forEach(text -> cases.add(TortureSet.text("a text", text)));
        cases.add(TortureSet.text("JSON", "{\"a\":1}"));
        cases.add(TortureSet.text("many lines", "first\nsecond\r\nthird\n"));
        cases.add(new TortureCase(
                "large",
                chance -> "x".repeat(chance.nextBetween(10_000, 200_000)).getBytes(UTF_8)));
        for (int first = 0x80; first < 0x100; first += 8) {
            byte lead = (byte) first;
            cases.add(new TortureCase(
                    "invalid UTF-8 from " + Integer.toHexString(first),
                    chance -> TortureSet.joined(new byte[] {'a', lead}, TortureSet.random(chance, 0, 4))));
        }
        return new TortureSet(new TortureCase("good", good), cases, Optional.empty());
    }
}
