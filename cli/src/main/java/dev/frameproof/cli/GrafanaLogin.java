package dev.frameproof.cli;

import dev.frameproof.harness.plan.LoginPlan;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who asks Grafana. Secrets come from files or the environment, since flags stand in every process list. */
final class GrafanaLogin {
    @Option(
            names = "--user",
            paramLabel = "NAME",
            description =
                    "Grafana's user; the password is in --password-file or the variable " + LoginPlan.PASSWORD + ".")
    private String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "Holds the user's password.")
    private Path passwordFile;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Holds a service account's token. Default: the variable " + LoginPlan.TOKEN
                    + ", else nobody logs in.")
    private Path tokenFile;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "A PEM file of the authorities that Grafana's certificate is held to. Default: Java's own.")
    private Path certificates;

    LoginPlan plan() {
        return new LoginPlan(
                Optional.ofNullable(user), Optional.ofNullable(passwordFile), Optional.ofNullable(tokenFile));
    }

    Optional<Path> certificates() {
        return Optional.ofNullable(certificates);
    }

    /** @return whether any of it was given */
    boolean given() {
        return user != null || passwordFile != null || tokenFile != null || certificates != null;
    }
}
