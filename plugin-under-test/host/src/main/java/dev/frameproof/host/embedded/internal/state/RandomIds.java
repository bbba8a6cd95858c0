package dev.frameproof.host.embedded.internal.state;

import java.security.SecureRandom;

/** Ids and secrets that nobody can guess. */
public final class RandomIds {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int UID_LENGTH = 14;

    private final SecureRandom random = new SecureRandom();

    /** @return 14 lower case letters and digits, beginning with a letter */
    public String uid() {
        StringBuilder uid = new StringBuilder(UID_LENGTH).append(LETTERS.charAt(random.nextInt(26)));
        while (uid.length() < UID_LENGTH) {
            uid.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return uid.toString();
    }

    /** @return {@code bytes} random bytes in lower case hex */
    public String hex(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        StringBuilder hex = new StringBuilder(2 * bytes);
        for (byte b : value) {
            hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return hex.toString();
    }

    /** @return a number from 2^51 to 2^52, as large as the ids that newer stores give */
    public long largeId() {
        return (1L << 51) + (random.nextLong() & (1L << 51) - 1);
    }
}
