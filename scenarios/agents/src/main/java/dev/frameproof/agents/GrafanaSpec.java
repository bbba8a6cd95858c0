package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.frameproof.harness.plan.LoginPlan;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.oracle.Representation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where viewers go, and as whom.
 *
 * @param url Grafana's address as the agent reaches it, for example {@code http://grafana:3000}
 * @param datasource the uid of the datasource
 * @param namespace of its Live channels: {@code default}, or the org's id in older versions; empty for what its version
 *     and the login's org make likely
 * @param plugin the id of the datasource's plugin; empty for the one that comes with Frameproof
 * @param user whose password is in the file, or in the agent's variable {@code FRAMEPROOF_GRAFANA_PASSWORD}; empty for
 *     none
 * @param passwordFile on the agent's own machine
 * @param tokenFile on the agent's own machine, holds a service account's token; without user and file the agent's
 *     variable {@code FRAMEPROOF_GRAFANA_TOKEN} counts, and without that nobody logs in
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record GrafanaSpec(
        String url,
        String datasource,
        String namespace,
        String plugin,
        String user,
        String passwordFile,
        String tokenFile) {
    public GrafanaSpec {
        requireNonNull(url, "url");
        requireNonNull(datasource, "datasource");
        namespace = orEmpty(namespace);
        plugin = orEmpty(plugin);
        user = orEmpty(user);
        passwordFile = orEmpty(passwordFile);
        tokenFile = orEmpty(tokenFile);
    }

    /** @throws dev.frameproof.harness.plan.PlanException when a secret is not where it should be */
    LiveAuth auth(Map<String, String> variables) {
        return new LoginPlan(
                        given(user),
                        given(passwordFile).map(Path::of),
                        given(tokenFile).map(Path::of))
                .auth(variables);
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    Representation representation() {
        return plugin.isEmpty() || plugin.equals(Representation.bundled().pluginId())
                ? Representation.bundled()
                : Representation.kafkaDatasource();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
