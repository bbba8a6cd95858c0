package dev.frameproof.harness.plan;

import static java.util.Objects.requireNonNull;

import dev.frameproof.live.LiveAuth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Who asks a Grafana that runs. Secrets come from files or the environment, since flags and plans are read by others.
 *
 * @param user Grafana's user; empty for a token, or nobody
 * @param passwordFile holds the user's password; else it is in {@value #PASSWORD}
 * @param tokenFile holds a service account's token; else it may be in {@value #TOKEN}
 */
public record LoginPlan(Optional<String> user, Optional<Path> passwordFile, Optional<Path> tokenFile) {
    /** The variable that holds a service account's token. */
    public static final String TOKEN = "FRAMEPROOF_GRAFANA_TOKEN";

    /** The variable that holds the user's password. */
    public static final String PASSWORD = "FRAMEPROOF_GRAFANA_PASSWORD";

    public LoginPlan {
        requireNonNull(user, "user");
        requireNonNull(passwordFile, "passwordFile");
        requireNonNull(tokenFile, "tokenFile");
    }

    /** @return the token of the environment, or nobody */
    public static LoginPlan ofEnvironment() {
        return new LoginPlan(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * @param variables the environment
     * @throws PlanException when a file cannot be read, or a part of the login is missing
     */
    public LiveAuth auth(Map<String, String> variables) {
        if (user.isPresent()) {
            String password = passwordFile
                    .map(file -> read("--password-file", file))
                    .or(() -> Optional.ofNullable(variables.get(PASSWORD)))
                    .orElseThrow(() -> new PlanException(
                            "--user %s: where is the password? Give --password-file FILE or".formatted(user.get())
                                    + " set " + PASSWORD));
            return new LiveAuth.Basic(user.get(), password);
        }
        if (passwordFile.isPresent()) {
            throw new PlanException("--password-file: whose password? Give --user NAME");
        }
        return tokenFile
                .map(file -> read("--token-file", file))
                .or(() -> Optional.ofNullable(variables.get(TOKEN)))
                .<LiveAuth>map(LiveAuth.Token::new)
                .orElseGet(LiveAuth.None::new);
    }

    private static String read(String flag, Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new PlanException("%s: %s cannot be read".formatted(flag, file));
        }
    }
}
