package dev.frameproof.differential.random;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Keys of every sort: none, empty, text, JSON, bytes. */
final class RandomKeys {
    private final RandomJson json;

    RandomKeys(Chance chance) {
        json = new RandomJson(chance);
    }

    /** @return null for none */
    byte[] key(Chance chance) {
        return switch (chance.below(8)) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> chance.bytes(1, 20);
            case 3, 4 -> RandomText.of(chance, 12).getBytes(UTF_8);
            case 5 -> "{\"id\":%d}".formatted(chance.below(100)).getBytes(UTF_8);
            default -> json.record(chance);
        };
    }
}
