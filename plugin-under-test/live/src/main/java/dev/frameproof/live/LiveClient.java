package dev.frameproof.live;

import static java.util.Objects.requireNonNull;

import dev.frameproof.live.internal.SocketHandler;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Opens connections to Grafana Live. A few event loops carry them all, so thousands of viewers fit in one process. */
public final class LiveClient implements AutoCloseable {
    /** The largest message that is taken; Grafana itself sets no limit to what it sends. */
    private static final int LARGEST_MESSAGE_BYTES = 64 << 20;

    private static final int LARGEST_REFUSAL_BYTES = 1 << 20;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final EventLoopGroup loops;

    /** @param threads event loops, 1 or more */
    public LiveClient(int threads) {
        loops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("live-client", true), NioIoHandler.newFactory());
    }

    /**
     * Opens a connection and greets the server.
     *
     * @param grafana Grafana's address, for example {@code http://127.0.0.1:3000}; a path before {@code /api} is kept
     * @return the connection; fails with a {@link LiveException}: refused, unreachable, closed
     */
    public CompletableFuture<LiveConnection> connect(URI grafana, LiveAuth auth) {
        requireNonNull(auth, "auth");
        boolean secure = "https".equals(grafana.getScheme());
        int port = grafana.getPort() >= 0 ? grafana.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
        String prefix = grafana.getPath() == null ? "" : grafana.getPath().replaceAll("/+$", "");
        URI socket = URI.create(
                "%s://%s:%d%s/api/live/ws".formatted(secure ? "wss" : "ws", grafana.getHost(), port, prefix));
        String origin = grafana.getScheme() + "://" + grafana.getAuthority();
        var handler = new SocketHandler(handshaker(socket, origin, auth), grafana);
        Bootstrap bootstrap = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(CONNECT_TIMEOUT.toMillis()))
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) throws SSLException {
                        ChannelPipeline pipeline = channel.pipeline();
                        if (secure) {
                            SslContext tls = SslContextBuilder.forClient().build();
                            pipeline.addLast(tls.newHandler(channel.alloc(), grafana.getHost(), port));
                        }
                        pipeline.addLast(
                                new HttpClientCodec(),
                                new HttpObjectAggregator(LARGEST_REFUSAL_BYTES),
                                new WebSocketFrameAggregator(LARGEST_MESSAGE_BYTES),
                                handler);
                    }
                });
        ChannelFuture connecting = bootstrap.connect(grafana.getHost(), port);
        ChannelFuture unused = connecting.addListener(done -> {
            if (!done.isSuccess()) {
                handler.unreachable(done.cause());
            }
        });
        return handler.greeted()
                .orTimeout(CONNECT_TIMEOUT.toMillis() * 2, TimeUnit.MILLISECONDS)
                .thenApply(LiveConnection::new);
    }

    private static WebSocketClientHandshaker handshaker(URI socket, String origin, LiveAuth auth) {
        var headers = new DefaultHttpHeaders().set(HttpHeaderNames.ORIGIN, origin);
        auth.authorization().ifPresent(value -> headers.set(HttpHeaderNames.AUTHORIZATION, value));
        return WebSocketClientHandshakerFactory.newHandshaker(
                socket, WebSocketVersion.V13, null, false, headers, LARGEST_MESSAGE_BYTES);
    }

    /** Closes every connection and ends the event loops. */
    @Override
    public void close() {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
