package dev.frameproof.host.embedded.internal.live;

import com.google.protobuf.ByteString;
import dev.frameproof.host.GrafanaFact;
import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.internal.live.LiveGateway.Subscription;
import dev.frameproof.host.embedded.internal.plugin.PluginTarget;
import dev.frameproof.host.embedded.internal.plugin.PluginTargets;
import dev.frameproof.host.embedded.internal.plugin.TargetMissingException;
import dev.frameproof.host.embedded.internal.state.Identity;
import dev.frameproof.protocol.pluginv2.PublishStreamRequest;
import dev.frameproof.protocol.pluginv2.PublishStreamResponse;
import dev.frameproof.protocol.pluginv2.SubscribeStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** The channels whose streams plugins make: of datasources ({@code ds}) and of plugins themselves ({@code plugin}). */
public final class PluginChannels implements LiveGateway {
    private final GrafanaProfile profile;
    private final PluginTargets targets;
    private final PluginStreams streams;
    private final BiFunction<Identity, ByteString, CompletableFuture<ByteString>> query;

    /** @param query answers the RPC {@code grafana.query} of the versions that have it */
    public PluginChannels(
            GrafanaProfile profile,
            PluginTargets targets,
            PluginStreams streams,
            BiFunction<Identity, ByteString, CompletableFuture<ByteString>> query) {
        this.profile = profile;
        this.targets = targets;
        this.streams = streams;
        this.query = query;
    }

    @Override
    public CompletableFuture<Subscription> subscribe(Identity caller, String name, ByteString data) {
        try {
            LiveChannel channel = LiveChannel.parse(name, profile);
            PluginTarget target = target(channel);
            SubscribeStreamRequest request = SubscribeStreamRequest.newBuilder()
                    .setPluginContext(target.context(caller))
                    .setPath(channel.path())
                    .setData(data)
                    .putAllHeaders(target.headers(caller))
                    .build();
            StreamOrder order = new StreamOrder(
                    name,
                    caller,
                    target.plugin().id(),
                    target.datasource().map(source -> source.uid()),
                    channel.path(),
                    data);
            return target.plugin()
                    .backend()
                    .subscribeStream(request)
                    .thenCompose(response -> granted(response, () -> streams.submit(order)));
        } catch (LiveRefusal refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
    }

    @Override
    public CompletableFuture<ByteString> publish(Identity caller, String name, ByteString data) {
        try {
            LiveChannel channel = LiveChannel.parse(name, profile);
            PluginTarget target = target(channel);
            PublishStreamRequest request = PublishStreamRequest.newBuilder()
                    .setPluginContext(target.context(caller))
                    .setPath(channel.path())
                    .setData(data)
                    .putAllHeaders(target.headers(caller))
                    .build();
            return target.plugin().backend().publishStream(request).thenCompose(response -> published(response, data));
        } catch (LiveRefusal refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
    }

    @Override
    public CompletableFuture<ByteString> call(Identity caller, String method, ByteString data) {
        if (!method.equals("grafana.query")) {
            return refused(LiveError.METHOD_NOT_FOUND, "no such method");
        }
        if (profile.shows(GrafanaFact.NO_QUERY_BY_RPC)) {
            return refused(LiveError.NOT_AVAILABLE, "this version has no queries by RPC");
        }
        return query.apply(caller, data);
    }

    private PluginTarget target(LiveChannel channel) throws LiveRefusal {
        try {
            return switch (channel.scope()) {
                case "ds" -> targets.ofDatasource(channel.stream());
                case "plugin" -> targets.resolve(channel.stream(), Optional.empty());
                default ->
                    throw new LiveRefusal(
                            LiveError.INTERNAL,
                            "the embedded target serves channels of scope ds and plugin, not " + channel.scope());
            };
        } catch (TargetMissingException missing) {
            throw new LiveRefusal(LiveError.INTERNAL, missing.getMessage());
        }
    }

    private static CompletableFuture<Subscription> granted(SubscribeStreamResponse response, Runnable onJoined) {
        return switch (response.getStatus()) {
            case OK -> CompletableFuture.completedFuture(new Subscription(response.getData(), onJoined));
            case NOT_FOUND -> refused(LiveError.NOT_FOUND, "the plugin knows no such stream");
            case PERMISSION_DENIED -> refused(LiveError.FORBIDDEN, "the plugin denies it");
            case UNRECOGNIZED -> refused(LiveError.UNKNOWN_STATUS, "the plugin answered an unknown status");
        };
    }

    private static CompletableFuture<ByteString> published(PublishStreamResponse response, ByteString data) {
        return switch (response.getStatus()) {
            case OK -> CompletableFuture.completedFuture(response.getData().isEmpty() ? data : response.getData());
            case NOT_FOUND -> refused(LiveError.NOT_FOUND, "the plugin knows no such stream");
            case PERMISSION_DENIED -> refused(LiveError.FORBIDDEN, "the plugin denies it");
            case UNRECOGNIZED -> refused(LiveError.UNKNOWN_STATUS, "the plugin answered an unknown status");
        };
    }

    private static <T> CompletableFuture<T> refused(LiveError error, String reason) {
        return CompletableFuture.failedFuture(new LiveRefusal(error, reason));
    }
}
