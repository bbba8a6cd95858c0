package dev.frameproof.scenarios.grafanalive.internal.protocol;

import dev.frameproof.harness.viewers.FleetVerdict;
import dev.frameproof.harness.viewers.ViewedStream;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.Representation;
import dev.frameproof.scenarios.engine.SessionValue;
import io.gatling.core.protocol.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How viewers reach Grafana, and what they are held to.
 *
 * @param url Grafana's address
 * @param auth as whom
 * @param namespace the first part of channels
 * @param datasourceUid whose streams are watched
 * @param origin the page that connections pretend to come from; empty for that Grafana itself, an empty text for none
 * @param fleet what holds the viewers
 * @param records what was sent to a topic; empty for a topic of which nothing is known
 * @param representation how the plugin shows values
 * @param due what of a stream a viewer must see
 * @param verdicts told when the run ends
 */
public record GrafanaLiveProtocol(
        SessionValue<String> url,
        SessionValue<LiveAuth> auth,
        SessionValue<String> namespace,
        SessionValue<String> datasourceUid,
        Optional<SessionValue<String>> origin,
        FleetChoice fleet,
        Function<String, Optional<RecordSource>> records,
        Representation representation,
        ViewedStream.Due due,
        Consumer<List<FleetVerdict>> verdicts)
        implements Protocol {}
