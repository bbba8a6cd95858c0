package dev.frameproof.live;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How a client proves who it is. Their texts show no secret. */
public sealed interface LiveAuth {
    /** @return the value of the {@code Authorization} header; empty for none */
    Optional<String> authorization();

    /** Nothing: only a Grafana with anonymous access lets this in. */
    record None() implements LiveAuth {
        @Override
        public Optional<String> authorization() {
            return Optional.empty();
        }
    }

    /** User and password. */
    record Basic(String user, String password) implements LiveAuth {
        public Basic {
            requireNonNull(user, "user");
            requireNonNull(password, "password");
        }

        @Override
        public Optional<String> authorization() {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }

        @Override
        public String toString() {
            return "Basic[user=" + user + ", password=***]";
        }
    }

    /** A service account's token. */
    record Token(String token) implements LiveAuth {
        public Token {
            requireNonNull(token, "token");
        }

        @Override
        public Optional<String> authorization() {
            return Optional.of("Bearer " + token);
        }

        @Override
        public String toString() {
            return "Token[***]";
        }
    }
}
