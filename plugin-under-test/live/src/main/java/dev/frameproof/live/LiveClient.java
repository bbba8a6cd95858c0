package dev.frameproof.live;

import static java.util.Objects.requireNonNull;

import dev.frameproof.live.internal.LiveSocket;
import dev.frameproof.live.internal.Upgrade;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
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
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Opens connections to Grafana Live. A few event loops carry them all, so thousands of viewers fit in one process. */
public final class LiveClient implements AutoCloseable {
    /** The largest message that is taken; Grafana itself sets no limit to what it sends. */
    private static final int LARGEST_MESSAGE_BYTES = 64 << 20;

    private static final int LARGEST_REFUSAL_BYTES = 1 << 20;

    private static final long FORCED_CLOSE_MILLIS = 2_000;

    private final EventLoopGroup loops;
    private final LiveTimeouts timeouts;
    private final Trust trust;
    private Optional<SslContext> tls = Optional.empty();
    private final Set<LiveSocket> open = ConcurrentHashMap.newKeySet();

    /** Sockets fill direct buffers all the same; with heap buffers behind them, messages come as arrays. */
    private final ByteBufAllocator buffers = new PooledByteBufAllocator(false);

    /** @param threads event loops, 1 or more */
    public LiveClient(int threads) {
        this(threads, LiveTimeouts.standard());
    }

    /** @param threads event loops, 1 or more */
    public LiveClient(int threads, LiveTimeouts timeouts) {
        this(threads, timeouts, Trust.ofJava());
    }

    /**
     * @param threads event loops, 1 or more
     * @param trust whom connections to {@code https} addresses trust
     */
    public LiveClient(int threads, LiveTimeouts timeouts, Trust trust) {
        this.trust = requireNonNull(trust, "trust");
        this.timeouts = requireNonNull(timeouts, "timeouts");
        loops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("live-client", true), NioIoHandler.newFactory());
    }

    /**
     * Opens a connection and greets the server, as a page that was loaded from that same Grafana does.
     *
     * @param grafana Grafana's address, for example {@code http://127.0.0.1:3000}; a path before {@code /api} is kept
     * @return the connection; fails with a {@link LiveException}: refused, unreachable, closed
     */
    public CompletableFuture<LiveConnection> connect(URI grafana, LiveAuth auth) {
        return connect(grafana, auth, Optional.of(LiveAddress.of(grafana).origin()));
    }

    /**
     * Opens a connection and greets the server.
     *
     * @param grafana as in {@link #connect(URI, LiveAuth)}
     * @param origin the page that the connection pretends to come from, for example {@code https://grafana.example};
     *     Grafana refuses foreign ones with 403 and lets clients in that name none
     * @return as in {@link #connect(URI, LiveAuth)}
     */
    public CompletableFuture<LiveConnection> connect(URI grafana, LiveAuth auth, Optional<String> origin) {
        requireNonNull(auth, "auth");
        LiveAddress address = LiveAddress.of(grafana);
        Optional<SslContext> secured = address.secure() ? Optional.of(tls()) : Optional.empty();
        var socket = new LiveSocket(address.shown(), timeouts);
        var upgrade = new Upgrade(handshaker(address.socket(), origin, auth), socket);
        Bootstrap bootstrap = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.ALLOCATOR, buffers)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(timeouts.connect().toMillis()))
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        secured.map(tls -> tls.newHandler(channel.alloc(), address.host(), address.port()))
                                .ifPresent(channel.pipeline()::addLast);
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(LARGEST_REFUSAL_BYTES),
                                        new WebSocketFrameAggregator(LARGEST_MESSAGE_BYTES),
                                        upgrade);
                    }
                });
        open.add(socket);
        var unused = socket.closed().thenRun(() -> open.remove(socket));
        connect(bootstrap, address, socket);
        return socket.greeted().thenApply(LiveConnection::new);
    }

    /** One for all connections: reading authorities and making it costs more than a handshake. */
    private synchronized SslContext tls() {
        SslContext made = tls.orElseGet(trust::socketContext);
        tls = Optional.of(made);
        return made;
    }

    private static void connect(Bootstrap bootstrap, LiveAddress address, LiveSocket socket) {
        ChannelFuture connecting = bootstrap.connect(address.host(), address.port());
        ChannelFuture unused = connecting.addListener(done -> {
            if (!done.isSuccess()) {
                socket.unreachable(done.cause());
            }
        });
    }

    private static WebSocketClientHandshaker handshaker(URI socket, Optional<String> origin, LiveAuth auth) {
        var headers = new DefaultHttpHeaders();
        origin.ifPresent(value -> headers.set(HttpHeaderNames.ORIGIN, value));
        auth.authorization().ifPresent(value -> headers.set(HttpHeaderNames.AUTHORIZATION, value));
        return WebSocketClientHandshakerFactory.newHandshaker(
                socket,
                WebSocketVersion.V13,
                null,
                false,
                headers,
                LARGEST_MESSAGE_BYTES,
                true,
                false,
                FORCED_CLOSE_MILLIS,
                false,
                false);
    }

    /** @return how many connections are open or being opened */
    public int connections() {
        return open.size();
    }

    /** Closes every connection, of which listeners do not hear, and ends the event loops. */
    @Override
    public void close() {
        open.forEach(LiveSocket::close);
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
