package dev.frameproof.scenarios.grafanalive;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.viewers.FleetSettings;
import dev.frameproof.harness.viewers.FleetVerdict;
import dev.frameproof.harness.viewers.ViewedStream;
import dev.frameproof.harness.viewers.ViewerFleet;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.live.LiveTimeouts;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.Representation;
import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.grafanalive.internal.protocol.FleetChoice;
import dev.frameproof.scenarios.grafanalive.internal.protocol.GrafanaLiveProtocol;
import io.gatling.core.protocol.Protocol;
import io.gatling.javaapi.core.ProtocolBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** How viewers reach Grafana, and what they are held to. Texts are in Gatling's Expression Language. Immutable. */
public final class GrafanaLiveProtocolBuilder implements ProtocolBuilder {
    private final GrafanaLiveProtocol protocol;

    private GrafanaLiveProtocolBuilder(GrafanaLiveProtocol protocol) {
        this.protocol = protocol;
    }

    static GrafanaLiveProtocolBuilder standard() {
        return new GrafanaLiveProtocolBuilder(new GrafanaLiveProtocol(
                SessionValue.constant("http://127.0.0.1:3000"),
                SessionValue.constant(new LiveAuth.None()),
                SessionValue.constant("default"),
                SessionValue.constant("frameproof"),
                Optional.empty(),
                new FleetChoice(FleetSettings.standard(), Optional.empty()),
                topic -> Optional.empty(),
                Representation.bundled(),
                ViewedStream.Due.FROM_THE_FIRST_ROW,
                verdicts -> {}));
    }

    /** Grafana's address, for example {@code http://127.0.0.1:3000}; a path before {@code /api} is kept. */
    public GrafanaLiveProtocolBuilder url(String url) {
        return with(SessionValue.text(url), protocol.auth());
    }

    /** User and password, in the Expression Language: {@code basicAuth("admin", "#{password}")}. */
    public GrafanaLiveProtocolBuilder basicAuth(String user, String password) {
        SessionValue<String> users = SessionValue.text(user);
        SessionValue<String> passwords = SessionValue.text(password);
        return with(protocol.url(), session -> new LiveAuth.Basic(users.of(session), passwords.of(session)));
    }

    /** A service account's token, in the Expression Language. */
    public GrafanaLiveProtocolBuilder token(String token) {
        SessionValue<String> tokens = SessionValue.text(token);
        return with(protocol.url(), session -> new LiveAuth.Token(tokens.of(session)));
    }

    /**
     * A service account's token from an environment variable, so that it stands in no file.
     *
     * @throws IllegalStateException when there is no such variable
     */
    public GrafanaLiveProtocolBuilder tokenFromEnvironment(String variable) {
        String token = System.getenv(variable);
        if (token == null || token.isBlank()) {
            throw new IllegalStateException(
                    "the environment variable %s is not set: put a service account's token of Grafana into it"
                            .formatted(variable));
        }
        return with(protocol.url(), SessionValue.constant(new LiveAuth.Token(token.strip())));
    }

    /** As whom viewers connect. */
    public GrafanaLiveProtocolBuilder auth(LiveAuth auth) {
        return with(protocol.url(), SessionValue.constant(requireNonNull(auth, "auth")));
    }

    /** No login: only a Grafana with anonymous access lets this in. This is the default. */
    public GrafanaLiveProtocolBuilder anonymous() {
        return with(protocol.url(), SessionValue.constant(new LiveAuth.None()));
    }

    private GrafanaLiveProtocolBuilder with(SessionValue<String> url, SessionValue<LiveAuth> auth) {
        return new GrafanaLiveProtocolBuilder(new GrafanaLiveProtocol(
                url,
                auth,
                protocol.namespace(),
                protocol.datasourceUid(),
                protocol.origin(),
                protocol.fleet(),
                protocol.records(),
                protocol.representation(),
                protocol.due(),
                protocol.verdicts()));
    }

    /** The first part of channels: {@code default}, which is the default, or the org's id in Grafana before 12. */
    public GrafanaLiveProtocolBuilder namespace(String namespace) {
        return with(SessionValue.text(namespace), protocol.datasourceUid(), protocol.origin());
    }

    /** The uid of the datasource whose streams are watched; {@code frameproof} by default. */
    public GrafanaLiveProtocolBuilder datasource(String uid) {
        return with(protocol.namespace(), SessionValue.text(uid), protocol.origin());
    }

    /** The page that connections pretend to come from; Grafana refuses foreign ones. By default it is Grafana itself. */
    public GrafanaLiveProtocolBuilder origin(String origin) {
        return with(protocol.namespace(), protocol.datasourceUid(), Optional.of(SessionValue.text(origin)));
    }

    /** Connections name no page that they come from, as clients other than browsers do. */
    public GrafanaLiveProtocolBuilder withoutOrigin() {
        return with(protocol.namespace(), protocol.datasourceUid(), Optional.of(SessionValue.constant("")));
    }

    private GrafanaLiveProtocolBuilder with(
            SessionValue<String> namespace, SessionValue<String> datasource, Optional<SessionValue<String>> origin) {
        return new GrafanaLiveProtocolBuilder(new GrafanaLiveProtocol(
                protocol.url(),
                protocol.auth(),
                namespace,
                datasource,
                origin,
                protocol.fleet(),
                protocol.records(),
                protocol.representation(),
                protocol.due(),
                protocol.verdicts()));
    }

    /** How many threads read the sockets of all viewers and verify what comes; half of the processors by default. */
    public GrafanaLiveProtocolBuilder eventLoops(int threads) {
        return with(protocol.fleet().settings().withEventLoops(threads));
    }

    /** How long connections and answers may take; 10 seconds each by default. */
    public GrafanaLiveProtocolBuilder timeouts(LiveTimeouts timeouts) {
        return with(protocol.fleet().settings().withTimeouts(timeouts));
    }

    /** The age from which on a row is a finding, from its intended send time; by default rows are never late. */
    public GrafanaLiveProtocolBuilder lateAfter(Duration age) {
        return with(protocol.fleet().settings().withLateAfter(age));
    }

    /** How many findings of a kind are kept of each viewer; 20 by default. All are counted. */
    public GrafanaLiveProtocolBuilder findingsKept(int ofAKind) {
        return with(protocol.fleet().settings().withFindingsKept(ofAKind));
    }

    /**
     * Viewers are held by a fleet that exists, whose settings then hold. Who made it asks it for the verdicts, and closes
     * it after the run.
     */
    public GrafanaLiveProtocolBuilder heldBy(ViewerFleet fleet) {
        return with(new FleetChoice(protocol.fleet().settings(), Optional.of(fleet)));
    }

    private GrafanaLiveProtocolBuilder with(FleetSettings settings) {
        return with(new FleetChoice(settings, protocol.fleet().given()));
    }

    private GrafanaLiveProtocolBuilder with(FleetChoice fleet) {
        return new GrafanaLiveProtocolBuilder(new GrafanaLiveProtocol(
                protocol.url(),
                protocol.auth(),
                protocol.namespace(),
                protocol.datasourceUid(),
                protocol.origin(),
                fleet,
                protocol.records(),
                protocol.representation(),
                protocol.due(),
                protocol.verdicts()));
    }

    /** What was sent to a topic: every row of it is held against that. */
    public GrafanaLiveProtocolBuilder records(String topic, RecordSource source) {
        requireNonNull(source, "source");
        Function<String, Optional<RecordSource>> before = protocol.records();
        return records(asked -> asked.equals(topic) ? Optional.of(source) : before.apply(asked));
    }

    /** What was sent to any topic; empty for one of which nothing is known, whose streams are then refused. */
    public GrafanaLiveProtocolBuilder records(Function<String, Optional<RecordSource>> byTopic) {
        return with(byTopic, protocol.representation(), protocol.due(), protocol.verdicts());
    }

    /** How the plugin shows values; as the bundled one by default. */
    public GrafanaLiveProtocolBuilder representation(Representation representation) {
        return with(protocol.records(), representation, protocol.due(), protocol.verdicts());
    }

    /**
     * All that the query asks for is due to every viewer, since they all subscribe before the first record is sent. By
     * default a viewer is due what follows the first row that comes to it.
     */
    public GrafanaLiveProtocolBuilder everythingIsDue() {
        return with(protocol.records(), protocol.representation(), ViewedStream.Due.ALL, protocol.verdicts());
    }

    /**
     * Who is told what the viewers saw, one verdict a channel, when the run ends; nobody where the fleet is somebody
     * else's.
     */
    public GrafanaLiveProtocolBuilder verdicts(Consumer<List<FleetVerdict>> listener) {
        return with(protocol.records(), protocol.representation(), protocol.due(), listener);
    }

    private GrafanaLiveProtocolBuilder with(
            Function<String, Optional<RecordSource>> records,
            Representation representation,
            ViewedStream.Due due,
            Consumer<List<FleetVerdict>> verdicts) {
        return new GrafanaLiveProtocolBuilder(new GrafanaLiveProtocol(
                protocol.url(),
                protocol.auth(),
                protocol.namespace(),
                protocol.datasourceUid(),
                protocol.origin(),
                protocol.fleet(),
                requireNonNull(records, "records"),
                requireNonNull(representation, "representation"),
                requireNonNull(due, "due"),
                requireNonNull(verdicts, "verdicts")));
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }
}
