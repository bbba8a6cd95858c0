package dev.frameproof.producers.websocket;

import static java.util.Objects.requireNonNull;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A WebSocket server that sends every record to whoever is connected, one message a record, as datasources that read a
 * WebSocket expect it: they connect as clients and listen. A client gets what is sent from then on. One that reads more
 * slowly than records come misses some, rather than holding up the others; how many is counted.
 */
public final class WebSocketBroadcast implements AutoCloseable {
    private static final int LONGEST_REQUEST_BYTES = 65_536;
    /** As much may wait for a client, in bytes, before it misses messages, and again below the first of the two. */
    private static final WriteBufferWaterMark WAITING = new WriteBufferWaterMark(1 << 20, 4 << 20);

    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final URI address;
    private final boolean text;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Set<Channel> clients = ConcurrentHashMap.newKeySet();
    private final CountDownLatch first = new CountDownLatch(1);
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong joined = new AtomicLong();

    /**
     * Listens when it returns.
     *
     * @param wanted {@code ws://HOST:PORT/PATH}; port 0 for a free one
     * @param text whether messages are texts in UTF-8; else they are binary
     * @throws IllegalArgumentException when the address is no such one
     * @throws IOException when nothing can listen there
     */
    public WebSocketBroadcast(URI wanted, boolean text) throws IOException {
        requireNonNull(wanted, "wanted");
        if (!"ws".equals(wanted.getScheme()) || wanted.getHost() == null || wanted.getPort() < 0) {
            throw new IllegalArgumentException(
                    "%s is no address to serve records at: give ws://HOST:PORT/PATH, for example ws://127.0.0.1:8765/race"
                            .formatted(wanted));
        }
        this.text = text;
        String path = wanted.getPath().isEmpty() ? "/" : wanted.getPath();
        var bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WAITING)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        ChannelPipeline pipeline = channel.pipeline();
                        pipeline.addLast(new HttpServerCodec());
                        pipeline.addLast(new HttpObjectAggregator(LONGEST_REQUEST_BYTES));
                        pipeline.addLast(new WebSocketServerProtocolHandler(path));
                        pipeline.addLast(new WebSocketClientHandler(WebSocketBroadcast.this::join, path));
                    }
                })
                .bind(new InetSocketAddress(wanted.getHost(), wanted.getPort()))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            var unused = loops.shutdownGracefully(0, CLOSE.toMillis(), TimeUnit.MILLISECONDS);
            throw new IOException("nothing can listen at %s:%d: %s"
                    .formatted(wanted.getHost(), wanted.getPort(), bound.cause().getMessage()));
        }
        int port = ((InetSocketAddress) bound.channel().localAddress()).getPort();
        address = URI.create("ws://%s:%d%s".formatted(wanted.getHost(), port, path));
    }

    private void join(Channel client) {
        clients.add(client);
        joined.incrementAndGet();
        var unused = client.closeFuture().addListener(closed -> clients.remove(client));
        first.countDown();
    }

    /** @return where clients connect */
    public URI address() {
        return address;
    }

    /** @return how many clients have come so far */
    public long joined() {
        return joined.get();
    }

    /** @return how many messages clients missed because they read too slowly */
    public long dropped() {
        return dropped.get();
    }

    /** @return whether somebody is connected, or was, before the time is over */
    public boolean awaitClient(Duration within) throws InterruptedException {
        return first.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends a message to everybody; returns at once. */
    public void send(byte[] message) {
        for (Channel client : clients) {
            if (client.isWritable()) {
                var unused = client.writeAndFlush(frame(message));
            } else {
                dropped.incrementAndGet();
            }
        }
    }

    private WebSocketFrame frame(byte[] message) {
        return text
                ? new TextWebSocketFrame(Unpooled.wrappedBuffer(message))
                : new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message));
    }

    /** Tells clients that it goes, and ends. */
    @Override
    public void close() {
        for (Channel client : clients) {
            var unused = client.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE))
                    .awaitUninterruptibly(CLOSE.toMillis());
        }
        var unused = loops.shutdownGracefully(0, CLOSE.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE.toMillis());
    }
}
