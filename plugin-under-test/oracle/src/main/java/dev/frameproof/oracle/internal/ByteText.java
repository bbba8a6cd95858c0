package dev.frameproof.oracle.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;

/** Bytes for a person: as text when they are one, else in hexadecimal. */
public final class ByteText {
    private ByteText() {}

    public static String of(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.codePoints().allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // shown below
        }
        return "0x" + HexFormat.of().formatHex(bytes);
    }
}
