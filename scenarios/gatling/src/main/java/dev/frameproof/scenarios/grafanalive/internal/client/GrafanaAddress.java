package dev.frameproof.scenarios.grafanalive.internal.client;

import static java.util.Objects.requireNonNull;

import dev.frameproof.live.LiveAuth;
import dev.frameproof.live.LiveClient;
import dev.frameproof.live.LiveConnection;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Which Grafana a viewer opens, and as whom.
 *
 * @param origin the page that it pretends to come from; empty for that Grafana itself, an empty text for none
 */
public record GrafanaAddress(URI url, LiveAuth auth, Optional<String> origin) {
    public GrafanaAddress {
        requireNonNull(url, "url");
        requireNonNull(auth, "auth");
        requireNonNull(origin, "origin");
    }

    CompletableFuture<LiveConnection> open(LiveClient client) {
        return origin.isEmpty()
                ? client.connect(url, auth)
                : client.connect(url, auth, origin.filter(text -> !text.isEmpty()));
    }
}
