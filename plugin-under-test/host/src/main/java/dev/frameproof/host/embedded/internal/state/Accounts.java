package dev.frameproof.host.embedded.internal.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.host.GrafanaFact;
import dev.frameproof.host.embedded.GrafanaProfile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The admin, the service accounts, their tokens and the sessions. Passwords and tokens are kept as hashes only. */
public final class Accounts {
    private final GrafanaProfile profile;
    private final RandomIds ids;
    private final Identity admin;
    private final String adminPasswordHash;
    private final Instant created = Instant.now();
    private final Map<Long, Identity> serviceAccounts = new LinkedHashMap<>();
    private final Map<String, Token> tokens = new LinkedHashMap<>();
    private final Map<String, Identity> sessions = new LinkedHashMap<>();
    private long lastAccountId = 1;
    private long lastTokenId;

    public Accounts(GrafanaProfile profile, RandomIds ids, String adminPassword) {
        this.profile = profile;
        this.ids = ids;
        this.admin =
                new Identity(1, ids.uid(), Identity.Kind.USER, "admin", "", "admin@localhost", "Admin", "password");
        this.adminPasswordHash = hash(adminPassword);
    }

    /** @return when the admin was created */
    public Instant created() {
        return created;
    }

    /** @param login the login or the email */
    public Optional<Identity> byPassword(String login, String password) {
        boolean known = login.equals(admin.login()) || login.equals(admin.email());
        boolean right = MessageDigest.isEqual(bytes(hash(password)), bytes(adminPasswordHash));
        return known && right ? Optional.of(admin) : Optional.empty();
    }

    public synchronized Optional<Identity> byToken(String key) {
        return Optional.ofNullable(tokens.get(hash(key))).map(Token::owner);
    }

    public synchronized Optional<Identity> bySession(String session) {
        return Optional.ofNullable(sessions.get(hash(session)));
    }

    /** @return the secret of a new session */
    public synchronized String openSession(Identity user) {
        String session = ids.hex(16);
        sessions.put(hash(session), user);
        return session;
    }

    public synchronized void closeSession(String session) {
        sessions.remove(hash(session));
    }

    /** @return the new account, nothing when there is one of that name */
    public synchronized Optional<Identity> addServiceAccount(String name, String role) {
        String slug = Slugs.of(name);
        String login = (profile.shows(GrafanaFact.ORG_IN_SERVICE_LOGIN) ? "sa-" + Identity.ORG + "-" : "sa-") + slug;
        if (serviceAccounts.values().stream().anyMatch(known -> known.login().equals(login))) {
            return Optional.empty();
        }
        Identity account = new Identity(
                ++lastAccountId, ids.uid(), Identity.Kind.SERVICE_ACCOUNT, login, name, "", role, "apikey");
        serviceAccounts.put(account.id(), account);
        return Optional.of(account);
    }

    public synchronized Optional<Identity> serviceAccount(long id) {
        return Optional.ofNullable(serviceAccounts.get(id));
    }

    /** Removes an account with its tokens. */
    public synchronized boolean removeServiceAccount(long id) {
        tokens.values().removeIf(token -> token.owner().id() == id);
        return serviceAccounts.remove(id) != null;
    }

    /** @return the new token with its key, nothing when the account has one of that name */
    public synchronized Optional<NewToken> addToken(Identity account, String name) {
        if (tokens.values().stream()
                .anyMatch(token -> token.owner().equals(account) && token.name().equals(name))) {
            return Optional.empty();
        }
        String key = "glsa_" + ids.hex(16) + "_" + ids.hex(4);
        tokens.put(hash(key), new Token(++lastTokenId, name, account));
        return Optional.of(new NewToken(lastTokenId, key));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(secret));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private record Token(long id, String name, Identity owner) {}

    /** A token, told once. */
    public record NewToken(long id, String key) {}
}
