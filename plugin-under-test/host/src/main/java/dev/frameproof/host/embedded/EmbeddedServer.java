package dev.frameproof.host.embedded;

import dev.frameproof.host.embedded.internal.api.HttpPipeline;
import dev.frameproof.host.embedded.internal.live.LiveHub;
import dev.frameproof.host.embedded.internal.live.PluginStreams;
import dev.frameproof.host.embedded.internal.plugin.IdTokens;
import dev.frameproof.host.embedded.internal.plugin.PluginContexts;
import dev.frameproof.host.embedded.internal.plugin.PluginTargets;
import dev.frameproof.host.embedded.internal.state.Accounts;
import dev.frameproof.host.embedded.internal.state.Dashboards;
import dev.frameproof.host.embedded.internal.state.Datasources;
import dev.frameproof.host.embedded.internal.state.RandomIds;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Serves the part of Grafana's HTTP API and Live that harnesses, {@code curl} and Live clients use, around given
 * plugins. It is not Grafana; its answers are held to recordings of the profile's version. Everything is kept in memory.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final int LOOPS = 2;

    private final MultiThreadIoEventLoopGroup loops;
    private final Channel listener;
    private final LiveHub hub;
    private final PluginStreams streams;
    private final String url;

    private EmbeddedServer(
            MultiThreadIoEventLoopGroup loops, Channel listener, LiveHub hub, PluginStreams streams, String url) {
        this.loops = loops;
        this.listener = listener;
        this.hub = hub;
        this.streams = streams;
        this.url = url;
    }

    /**
     * Starts serving. When it throws, nothing is left running.
     *
     * @param scheduler the time that Live goes by; stays the caller's to close, after the server
     * @throws IOException if it cannot listen, for example because the port is taken
     */
    public static EmbeddedServer start(
            EmbeddedServerConfig config, Collection<InstalledPlugin> plugins, LiveScheduler scheduler)
            throws IOException {
        MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                LOOPS, new DefaultThreadFactory("embedded", true), NioIoHandler.newFactory());
        // The root URL is told to plugins, so the port has to be known before the first connection is served.
        CompletableFuture<ChannelInitializer<SocketChannel>> pipeline = new CompletableFuture<>();
        try {
            Channel listener = listen(config, loops, pipeline);
            int port = ((InetSocketAddress) listener.localAddress()).getPort();
            String url = "http://" + (config.address().contains(":") ? "[" + config.address() + "]" : config.address())
                    + ":" + port;
            GrafanaProfile profile = config.profile();
            Supplier<Instant> clock = Instant::now;
            RandomIds ids = new RandomIds();
            Datasources datasources = new Datasources(profile, ids, clock);
            PluginContexts contexts = new PluginContexts(
                    profile,
                    new IdTokens(url + "/", clock),
                    url + "/",
                    config.limits().clientQueueBytes());
            PluginTargets targets = new PluginTargets(plugins, datasources, contexts);
            List<EventLoop> eventLoops = new ArrayList<>();
            loops.forEach(loop -> eventLoops.add((EventLoop) loop));
            LiveHub hub = new LiveHub(eventLoops, config.limits(), config.timings(), scheduler);
            PluginStreams streams = new PluginStreams(targets, hub);
            pipeline.complete(new HttpPipeline(
                    profile,
                    config.limits(),
                    url + "/",
                    new Accounts(profile, ids, config.adminPassword()),
                    datasources,
                    new Dashboards(profile, ids, clock),
                    targets,
                    streams,
                    hub,
                    clock));
            return new EmbeddedServer(loops, listener, hub, streams, url);
        } catch (IOException | RuntimeException e) {
            pipeline.completeExceptionally(e);
            loops.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS).syncUninterruptibly();
            throw e;
        }
    }

    /** @return where it listens, for example {@code http://127.0.0.1:40123} */
    public String url() {
        return url;
    }

    /** @return how many Live clients are connected */
    public int liveConnections() {
        return hub.connections();
    }

    /** @return how many subscribers a Live channel has, by its whole name */
    public int liveSubscribers(String channel) {
        return hub.subscribers(channel);
    }

    /** @return the channels whose streams run */
    public CompletableFuture<List<String>> liveStreams() {
        return streams.running();
    }

    /** Stops listening, cancels all streams, and disconnects all clients. */
    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        streams.close();
        hub.close();
        loops.shutdownGracefully(20, 2000, TimeUnit.MILLISECONDS).syncUninterruptibly();
        hub.discard();
    }

    private static Channel listen(
            EmbeddedServerConfig config,
            MultiThreadIoEventLoopGroup loops,
            CompletableFuture<ChannelInitializer<SocketChannel>> pipeline)
            throws IOException {
        var bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(pipeline.join());
                    }
                })
                .bind(config.address(), config.port())
                .awaitUninterruptibly();
        if (bound.isSuccess()) {
            return bound.channel();
        }
        String place = config.address() + ":" + config.port();
        if (bound.cause() instanceof BindException) {
            throw new IOException(
                    "cannot listen on %s: %s; choose another port, or 0 for any free one"
                            .formatted(place, bound.cause().getMessage()),
                    bound.cause());
        }
        throw new IOException("cannot listen on " + place + ": " + bound.cause(), bound.cause());
    }
}
