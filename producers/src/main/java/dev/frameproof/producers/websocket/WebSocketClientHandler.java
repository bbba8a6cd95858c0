package dev.frameproof.producers.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.util.function.Consumer;

/** One client of a broadcast: it is let in, and what it says is passed over. */
final class WebSocketClientHandler extends SimpleChannelInboundHandler<Object> {
    private final Consumer<Channel> join;
    private final String path;

    WebSocketClientHandler(Consumer<Channel> join, String path) {
        this.join = join;
        this.path = path;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof HandshakeComplete) {
            join.accept(context.channel());
        }
        super.userEventTriggered(context, event);
    }

    /** Whoever asks for another path, or no WebSocket, is told where it is. */
    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) {
        if (message instanceof FullHttpRequest) {
            byte[] told = ("Records are sent over a WebSocket at " + path + "\n").getBytes(UTF_8);
            var answer = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.NOT_FOUND, Unpooled.wrappedBuffer(told));
            answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, told.length);
            var unused = context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        var unused = context.close();
    }
}
