package dev.frameproof.scenarios.grafanalive.internal.protocol;

import dev.frameproof.harness.viewers.ViewedStream;
import dev.frameproof.harness.viewers.ViewerFleet;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.scenarios.engine.ComponentsKey;
import dev.frameproof.scenarios.engine.RequestLog;
import dev.frameproof.scenarios.engine.RunComponents;
import dev.frameproof.scenarios.grafanalive.internal.client.GrafanaAddress;
import dev.frameproof.scenarios.grafanalive.internal.client.VirtualViewer;
import io.gatling.core.CoreComponents;
import io.gatling.core.session.Session;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The event loops and the verification that all virtual users of a protocol share. */
public final class GrafanaLiveComponents implements RunComponents {
    /** How a scenario's actions come by them. */
    public static final ComponentsKey<GrafanaLiveProtocol, GrafanaLiveComponents> KEY = new ComponentsKey<>(
            GrafanaLiveProtocol.class,
            "the scenario uses grafanaLive, but its protocol is not set up: add"
                    + " .protocols(grafanaLive.url(\"http://127.0.0.1:3000\")...) to setUp",
            GrafanaLiveComponents::new);

    private final GrafanaLiveProtocol protocol;
    private final ViewerFleet fleet;
    private final RequestLog log;
    private final Map<Long, VirtualViewer> viewers = new ConcurrentHashMap<>();

    private GrafanaLiveComponents(CoreComponents core, GrafanaLiveProtocol protocol) {
        this.protocol = protocol;
        fleet = protocol.fleet().fleet();
        log = RequestLog.of(core);
    }

    public RequestLog log() {
        return log;
    }

    /** @return the session's viewer, made when there is none yet */
    public VirtualViewer viewer(Session session) {
        return viewers.computeIfAbsent(session.userId(), id -> {
            String name = session.scenario() + " user " + id;
            String namespace = protocol.namespace().of(session);
            String datasource = protocol.datasourceUid().of(session);
            return new VirtualViewer(
                    name,
                    new GrafanaAddress(
                            URI.create(protocol.url().of(session)),
                            protocol.auth().of(session),
                            protocol.origin().map(origin -> origin.of(session))),
                    fleet,
                    (query, pageLoad) -> stream(query, namespace, datasource, pageLoad),
                    session.eventLoop(),
                    new StatisticsLog(log, session.scenario(), session.groups()));
        });
    }

    private ViewedStream stream(StreamQuery query, String namespace, String datasource, String pageLoad) {
        Optional<RecordSource> records = protocol.records().apply(query.topicName());
        return new ViewedStream(
                ViewedStream.channel(namespace, datasource, query, pageLoad),
                query,
                records.orElseThrow(() -> new IllegalArgumentException(
                        "it is not known what lies in topic %s, so its rows cannot be verified: say it with grafanaLive.records(\"%s\", ...)"
                                .formatted(query.topicName(), query.topicName()))),
                protocol.representation(),
                protocol.due());
    }

    @Override
    public void userEnds(Session session) {
        VirtualViewer viewer = viewers.remove(session.userId());
        if (viewer != null) {
            viewer.end();
        }
    }

    /** Ends the user's viewer, of which the log is told; another connect makes a new one. */
    public void end(Session session) {
        userEnds(session);
    }

    @Override
    public void close() {
        viewers.values().forEach(VirtualViewer::end);
        viewers.clear();
        if (protocol.fleet().given().isEmpty()) {
            protocol.verdicts().accept(fleet.finish());
            fleet.close();
        }
    }
}
