package dev.frameproof.producers.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.Optional;

/** Who asks a registry. The secret is never shown. */
public final class RegistryCredentials {
    private final String header;
    private final String shown;
    private final Optional<Login> login;

    private RegistryCredentials(String header, String shown, Optional<Login> login) {
        this.header = header;
        this.shown = shown;
        this.login = login;
    }

    /** A user and the password, which its text does not show. */
    public record Login(String user, String password) {
        public Login {
            requireNonNull(user, "user");
            requireNonNull(password, "password");
        }

        @Override
        public String toString() {
            return "user " + user;
        }
    }

    /** @return HTTP basic authentication (RFC 7617), in UTF-8 */
    public static RegistryCredentials basic(String user, String password) {
        Login login = new Login(user, password);
        return new RegistryCredentials(
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8)),
                login.toString(),
                Optional.of(login));
    }

    /** @return a bearer token (RFC 6750) */
    public static RegistryCredentials bearer(String token) {
        return new RegistryCredentials("Bearer " + requireNonNull(token, "token"), "a bearer token", Optional.empty());
    }

    /** @return user and password; empty for a token */
    public Optional<Login> login() {
        return login;
    }

    /** @return the value of the {@code Authorization} header */
    String header() {
        return header;
    }

    @Override
    public String toString() {
        return shown;
    }
}
