package dev.frameproof.live.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.live.LiveException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import java.io.IOException;

/**
 * Turns an HTTP connection into a WebSocket. Grafana refuses with a status and a body that is JSON with a
 * {@code message}, or plain text: 401 without or 400 and 401 with wrong credentials, 403 for a foreign origin.
 */
public final class Upgrade extends SimpleChannelInboundHandler<FullHttpResponse> {

    private final WebSocketClientHandshaker handshaker;
    private final LiveSocket socket;

    public Upgrade(WebSocketClientHandshaker handshaker, LiveSocket socket) {
        this.handshaker = handshaker;
        this.socket = socket;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        ChannelFuture asked = handshaker.handshake(context.channel());
        ChannelFuture unused = asked.addListener(done -> {
            if (!done.isSuccess()) {
                socket.unreachable(done.cause());
            }
        });
        socket.expectGreeting(context.channel());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
        try {
            handshaker.finishHandshake(context.channel(), response);
        } catch (WebSocketHandshakeException refused) {
            int status = response.status().code();
            String said = said(response.content().toString(UTF_8).strip());
            socket.fail(new LiveException.Refused(
                    status, "%s refused the Live connection: %d %s".formatted(socket.grafana(), status, said)));
            return;
        }
        context.pipeline().replace(this, "live", socket);
        socket.greet();
    }

    private static String said(String body) {
        try {
            return new ObjectMapper().readTree(body).path("message").asText(body);
        } catch (IOException notJson) {
            return body;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        socket.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        socket.unreachable(cause);
    }
}
