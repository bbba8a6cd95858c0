package dev.frameproof.host.embedded.internal.state;

import static java.util.Objects.requireNonNull;

/**
 * Who calls: a user or a service account of org 1.
 *
 * @param authenticatedBy {@code password} or {@code apikey}
 */
public record Identity(
        long id, String uid, Kind kind, String login, String name, String email, String role, String authenticatedBy) {
    /** The only org there is. */
    public static final long ORG = 1;

    public Identity {
        requireNonNull(uid, "uid");
        requireNonNull(kind, "kind");
        requireNonNull(login, "login");
        requireNonNull(name, "name");
        requireNonNull(email, "email");
        requireNonNull(role, "role");
    }

    /** What sort of account it is. */
    public enum Kind {
        USER("user"),
        SERVICE_ACCOUNT("service-account");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
