package dev.frameproof.producers.torture;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.internal.SeededStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The torture of one format.
 *
 * @param good a plain record
 * @param cases all others
 * @param schema what records are read by
 */
record TortureSet(TortureCase good, List<TortureCase> cases, Optional<String> schema) {
    private static final byte[] EMPTY = {};

    TortureSet {
        requireNonNull(good, "good");
        cases = List.copyOf(cases);
        requireNonNull(schema, "schema");
    }

    /** @return ways in which any good record breaks, and records that hold nothing */
    static List<TortureCase> broken(TortureCase.Maker good) {
        List<TortureCase> cases = new ArrayList<>();
        cases.add(new TortureCase("tombstone", chance -> null));
        cases.add(new TortureCase("empty value", chance -> EMPTY));
        cases.add(new TortureCase("truncated", chance -> {
            byte[] whole = good.bytes(chance);
            return Arrays.copyOf(whole, chance.nextBelow(whole.length));
        }));
        cases.add(new TortureCase("trailing bytes", chance -> joined(good.bytes(chance), random(chance, 1, 20))));
        cases.add(new TortureCase("twice", chance -> joined(good.bytes(chance), good.bytes(chance))));
        cases.add(new TortureCase("one bit flipped", chance -> {
            byte[] bytes = good.bytes(chance);
            bytes[chance.nextBelow(bytes.length)] ^= (byte) (1 << chance.nextBelow(8));
            return bytes;
        }));
        cases.add(new TortureCase("random bytes", chance -> random(chance, 1, 200)));
        cases.add(new TortureCase("zero bytes", chance -> new byte[chance.nextBetween(1, 64)]));
        return cases;
    }

    static TortureCase text(String name, String text) {
        return new TortureCase(name, chance -> text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] random(SeededStream chance, int least, int most) {
        byte[] bytes = new byte[chance.nextBetween(least, most)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) chance.nextBelow(256);
        }
        return bytes;
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    static String pick(SeededStream chance, List<String> words) {
        return words.get(chance.nextBelow(words.size()));
    }
}
