package dev.frameproof.harness.viewers;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A WebSocket server on 127.0.0.1 that agrees to everything, and pushes to each client what a test wants. */
final class TestingLive implements AutoCloseable {
    private static final Pattern COMMAND = Pattern.compile("\\{\"(\\w+)\".*\"id\":(\\d+)}");

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("testing-live", true), NioIoHandler.newFactory());
    private final BlockingQueue<Peer> subscribed = new LinkedBlockingQueue<>();
    private final Channel listening;

    /** The server's end of one connection. */
    record Peer(Channel socket) {
        void push(ViewedStream stream, String frame) {
            socket.writeAndFlush(new TextWebSocketFrame(
                            "{\"push\":{\"channel\":\"%s\",\"pub\":{\"data\":%s}}}".formatted(stream.channel(), frame)))
                    .addListener(done -> {});
        }

        void close(int code, String reason) {
            socket.writeAndFlush(new CloseWebSocketFrame(code, reason))
                    .addListener(done -> socket.close().addListener(closed -> {}));
        }
    }

    TestingLive() throws InterruptedException {
        listening = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(65536),
                                        new WebSocketServerProtocolHandler("/api/live/ws"),
                                        new Answering());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) listening.localAddress()).getPort());
    }

    /** @return the server's end of the next connection that subscribed */
    Peer nextSubscribed() throws InterruptedException {
        Peer peer = subscribed.poll(10, TimeUnit.SECONDS);
        if (peer == null) {
            throw new AssertionError("nobody subscribed within 10 s");
        }
        return peer;
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    private final class Answering extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            Matcher command = COMMAND.matcher(frame.text());
            if (!command.matches()) {
                return;
            }
            String body = command.group(1).equals("connect") ? "{\"client\":\"c\",\"ping\":0}" : "{}";
            context.writeAndFlush(new TextWebSocketFrame(
                            "{\"id\":%s,\"%s\":%s}".formatted(command.group(2), command.group(1), body)))
                    .addListener(done -> {});
            if (command.group(1).equals("subscribe")) {
                subscribed.add(new Peer(context.channel()));
            }
        }
    }
}
