package dev.frameproof.live;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A real WebSocket server on 127.0.0.1 that behaves as a test wants. */
final class TestingLiveServer implements AutoCloseable {

    /** How a client asked for an upgrade. */
    record Asked(String path, Optional<String> origin, Optional<String> authorization) {
        static Asked of(FullHttpRequest request) {
            return new Asked(
                    request.uri(),
                    Optional.ofNullable(request.headers().get("Origin")),
                    Optional.ofNullable(request.headers().get("Authorization")));
        }
    }

    /** The answer to an upgrade that is not granted. */
    record Refusal(int status, String body) {}

    /** What one connection does; called on its event loop. */
    interface Behaviour {
        default Optional<Refusal> refusal() {
            return Optional.empty();
        }

        default void opened(Peer peer) {}

        void received(Peer peer, String message);
    }

    /** The server's end of one connection. */
    record Peer(Channel channel) {
        void send(String text) {
            channel.writeAndFlush(new TextWebSocketFrame(text)).addListener(done -> {});
        }

        void sendInPieces(List<String> pieces) {
            for (int i = 0; i < pieces.size(); i++) {
                boolean last = i == pieces.size() - 1;
                Object frame = i == 0
                        ? new TextWebSocketFrame(last, 0, pieces.get(i))
                        : new ContinuationWebSocketFrame(last, 0, pieces.get(i));
                channel.writeAndFlush(frame).addListener(done -> {});
            }
        }

        void close(int code, String reason) {
            channel.writeAndFlush(new CloseWebSocketFrame(code, reason)).addListener(done -> drop());
        }

        void drop() {
            channel.close().addListener(done -> {});
        }
    }

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("testing-live", true), NioIoHandler.newFactory());
    private final BlockingQueue<Asked> upgrades = new LinkedBlockingQueue<>();
    private final Supplier<Behaviour> behaviours;
    private final Channel listening;

    /** @param behaviours asked once for each connection */
    TestingLiveServer(Supplier<Behaviour> behaviours) throws InterruptedException {
        this.behaviours = behaviours;
        this.listening = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(65536), new Upgrading());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) listening.localAddress()).getPort());
    }

    Asked nextUpgrade() throws InterruptedException {
        return upgrades.poll(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    private final class Upgrading extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            upgrades.add(Asked.of(request));
            Behaviour behaviour = behaviours.get();
            Optional<Refusal> refusal = behaviour.refusal();
            if (refusal.isPresent()) {
                refuse(context, refusal.get());
                return;
            }
            WebSocketServerHandshaker handshaker =
                    new WebSocketServerHandshakerFactory("", null, false, 64 << 20).newHandshaker(request);
            context.pipeline().addLast(new Messages(behaviour));
            handshaker
                    .handshake(context.channel(), request)
                    .addListener(done -> behaviour.opened(new Peer(context.channel())));
        }

        private void refuse(ChannelHandlerContext context, Refusal refusal) {
            byte[] body = refusal.body().getBytes(StandardCharsets.UTF_8);
            var response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(refusal.status()), Unpooled.wrappedBuffer(body));
            response.headers().set("Content-Length", body.length);
            context.writeAndFlush(response).addListener(done -> {});
        }
    }

    private static final class Messages extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private final Behaviour behaviour;

        Messages(Behaviour behaviour) {
            this.behaviour = behaviour;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            behaviour.received(new Peer(context.channel()), frame.text());
        }
    }
}
