package dev.frameproof.producers.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Base64;

/** Who asks a registry. The secret is never shown. */
public final class RegistryCredentials {
    private final String header;
    private final String shown;

    private RegistryCredentials(String header, String shown) {
        this.header = header;
        this.shown = shown;
    }

    /** @return HTTP basic authentication (RFC 7617), in UTF-8 */
    public static RegistryCredentials basic(String user, String password) {
        requireNonNull(user, "user");
        requireNonNull(password, "password");
        return new RegistryCredentials(
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8)), "user " + user);
    }

    /** @return a bearer token (RFC 6750) */
    public static RegistryCredentials bearer(String token) {
        return new RegistryCredentials("Bearer " + requireNonNull(token, "token"), "a bearer token");
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
