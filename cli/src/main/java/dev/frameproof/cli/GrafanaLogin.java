package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.live.LiveAuth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Who asks Grafana. Secrets come from files or the environment, since flags stand in every process list. */
final class GrafanaLogin {
    private static final String TOKEN = "FRAMEPROOF_GRAFANA_TOKEN";
    private static final String PASSWORD = "FRAMEPROOF_GRAFANA_PASSWORD";

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Grafana's user; the password is in --password-file or the variable " + PASSWORD + ".")
    private String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "Holds the user's password.")
    private Path passwordFile;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Holds a service account's token. Default: the variable " + TOKEN + ", else nobody logs in.")
    private Path tokenFile;

    LiveAuth auth(Map<String, String> variables) {
        if (user != null) {
            String password = passwordFile == null ? variables.get(PASSWORD) : read("--password-file", passwordFile);
            if (password == null) {
                throw new PlanException("--user %s: where is the password? Give --password-file FILE or set %s"
                        .formatted(user, PASSWORD));
            }
            return new LiveAuth.Basic(user, password);
        }
        if (passwordFile != null) {
            throw new PlanException("--password-file: whose password? Give --user NAME");
        }
        String token = tokenFile == null ? variables.get(TOKEN) : read("--token-file", tokenFile);
        return token == null ? new LiveAuth.None() : new LiveAuth.Token(token);
    }

    private static String read(String flag, Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new PlanException("%s: %s cannot be read".formatted(flag, file));
        }
    }
}
