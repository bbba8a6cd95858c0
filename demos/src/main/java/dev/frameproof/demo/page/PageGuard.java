package dev.frameproof.demo.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Who may see the page's data: whoever brought a token, each of which lets in once, and has a session since. */
final class PageGuard {
    private static final int SECRET_BITS = 160;

    private final SecureRandom random = new SecureRandom();
    private final AtomicReference<String> token = new AtomicReference<>(secret());
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();

    /** @return the token that lets in next */
    String token() {
        return token.get();
    }

    /** @return whether the token is the one that lets in; it does so no more then, and a new one does */
    boolean use(String offered) {
        String current = token.get();
        return MessageDigest.isEqual(current.getBytes(UTF_8), offered.getBytes(UTF_8))
                && token.compareAndSet(current, secret());
    }

    String newSession() {
        String session = secret();
        sessions.add(session);
        return session;
    }

    boolean knows(String session) {
        return sessions.contains(session);
    }

    private String secret() {
        return new BigInteger(SECRET_BITS, random).toString(Character.MAX_RADIX);
    }
}
