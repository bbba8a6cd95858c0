package dev.frameproof.kafkaplugin.internal.json;

import java.nio.charset.StandardCharsets;

/** JSON's words. */
final class Literals {
    static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private Literals() {}
}
