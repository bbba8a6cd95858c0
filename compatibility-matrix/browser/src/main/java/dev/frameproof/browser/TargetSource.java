package dev.frameproof.browser;

import static java.util.Objects.requireNonNull;

import dev.frameproof.host.GrafanaTarget;
import dev.frameproof.host.HttpAnswer;
import dev.frameproof.live.ChannelId;
import dev.frameproof.live.LiveClient;
import dev.frameproof.live.LiveConnection;
import dev.frameproof.live.LiveTimeouts;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Streams of a Grafana target that runs: each subscription of the page is one of Live, its messages come unchanged. */
public final class TargetSource implements LiveSource {
    private final GrafanaTarget target;
    private final String datasourceUid;
    private final List<TopicQuery> topics;
    private final LiveClient client;

    /**
     * @param target stays open; whoever opened it closes it
     * @param topics at least one
     */
    public TargetSource(GrafanaTarget target, String datasourceUid, List<TopicQuery> topics) {
        this.target = requireNonNull(target, "target");
        this.datasourceUid = requireNonNull(datasourceUid, "datasourceUid");
        this.topics = List.copyOf(topics);
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("there is no topic to look at");
        }
        client = new LiveClient(1, LiveTimeouts.standard(), target.trust());
    }

    @Override
    public String datasourceUid() {
        return datasourceUid;
    }

    @Override
    public List<TopicQuery> topics() {
        return topics;
    }

    @Override
    public boolean isFinite() {
        return false;
    }

    /** Each stream has a connection of its own, as each page has. */
    @Override
    public AutoCloseable open(String channel, String queryJson, LiveSink sink) throws LiveRefusedException {
        ChannelId id = Channels.parse(target.liveNamespace(), channel);
        LiveConnection connection;
        try {
            connection = client.connect(target.url(), target.liveAuth()).join();
        } catch (CompletionException e) {
            throw refused(e);
        }
        try {
            connection
                    .subscribe(
                            id, queryJson, (bytes, from, to, arrived) -> sink.push(Arrays.copyOfRange(bytes, from, to)))
                    .join();
            return connection;
        } catch (CompletionException e) {
            connection.close();
            throw refused(e);
        }
    }

    private static LiveRefusedException refused(CompletionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new LiveRefusedException(String.valueOf(cause.getMessage()), cause);
    }

    @Override
    public HttpAnswer resource(String method, String path, String body) {
        return target.resource(datasourceUid, method, path, body);
    }

    @Override
    public HttpAnswer health() {
        return target.health(datasourceUid);
    }

    @Override
    public void close() {
        client.close();
    }
}
