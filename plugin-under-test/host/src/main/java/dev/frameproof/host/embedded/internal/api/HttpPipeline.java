package dev.frameproof.host.embedded.internal.api;

import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.LiveLimits;
import dev.frameproof.host.embedded.internal.live.LiveHub;
import dev.frameproof.host.embedded.internal.live.PluginChannels;
import dev.frameproof.host.embedded.internal.live.PluginStreams;
import dev.frameproof.host.embedded.internal.plugin.PluginTargets;
import dev.frameproof.host.embedded.internal.state.Accounts;
import dev.frameproof.host.embedded.internal.state.Dashboards;
import dev.frameproof.host.embedded.internal.state.Datasources;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import java.net.URI;
import java.time.Instant;
import java.util.function.Supplier;

/** Puts the whole API on each new connection. */
public final class HttpPipeline extends ChannelInitializer<SocketChannel> {
    private static final int MAX_BODY_BYTES = 64 << 20;

    private final Routes routes = new Routes();
    private final Authenticator authenticator;
    private final LiveUpgrade upgrade;

    /** @param appUrl the server's root URL, with a slash at its end */
    public HttpPipeline(
            GrafanaProfile profile,
            LiveLimits limits,
            String appUrl,
            Accounts accounts,
            Datasources datasources,
            Dashboards dashboards,
            PluginTargets targets,
            PluginStreams streams,
            LiveHub hub,
            Supplier<Instant> clock) {
        ApiErrors errors = new ApiErrors(profile);
        QueryApi queries = new QueryApi(targets, errors, clock, new QueryResults(errors));
        this.authenticator =
                new Authenticator(profile, accounts, URI.create(appUrl).getPort());
        this.upgrade = new LiveUpgrade(
                profile, hub, new PluginChannels(profile, targets, streams, queries::call), limits, appUrl);
        new BasicsApi(profile, accounts, authenticator).register(routes);
        new PluginApi(targets, new PluginSettingsJson(profile), errors).register(routes);
        new DatasourceApi(datasources, streams, new DatasourceJson(profile, targets), errors).register(routes);
        new ResourceApi(targets, errors).register(routes);
        queries.register(routes);
        new ServiceAccountApi(profile, accounts, errors).register(routes);
        new DashboardApi(profile, dashboards).register(routes);
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        channel.pipeline()
                .addLast(new HttpServerCodec())
                .addLast(new HttpServerKeepAliveHandler())
                .addLast(new HttpObjectAggregator(MAX_BODY_BYTES))
                .addLast(new HttpApiHandler(routes, authenticator, upgrade));
    }
}
