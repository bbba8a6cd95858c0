package dev.frameproof.live.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.live.LiveException;
import dev.frameproof.live.LiveListener;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One WebSocket to Live: upgrade, greeting, commands with their replies, publications to their listeners. */
public final class SocketHandler extends SimpleChannelInboundHandler<Object> implements MessageScanner.Visitor {
    private static final int NO_CLOSE_CODE = 1006;
    private static final int NORMAL_CLOSE = 1000;

    private final WebSocketClientHandshaker handshaker;
    private final URI grafana;
    private final CompletableFuture<SocketHandler> greeted = new CompletableFuture<>();
    private final CompletableFuture<LiveException> closed = new CompletableFuture<>();
    private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private final Map<String, LiveListener> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final MessageScanner scanner = new MessageScanner();
    private final ObjectMapper mapper = new ObjectMapper();
    private volatile Channel channel;
    private volatile boolean closing;
    private byte[] copy = new byte[0];
    private long arrivedNanos;

    public SocketHandler(WebSocketClientHandshaker handshaker, URI grafana) {
        this.handshaker = handshaker;
        this.grafana = grafana;
    }

    public CompletableFuture<SocketHandler> greeted() {
        return greeted;
    }

    public CompletableFuture<LiveException> closed() {
        return closed.copy();
    }

    public void unreachable(Throwable cause) {
        end(new LiveException.Unreachable(
                "%s cannot be reached: %s; is Grafana running there?".formatted(grafana, cause.getMessage()), cause));
    }

    public void listen(String name, LiveListener listener) {
        listeners.put(name, listener);
    }

    public void forget(String name) {
        listeners.remove(name);
    }

    public void reading(boolean on) {
        channel.config().setAutoRead(on);
    }

    public void close() {
        closing = true;
        Channel open = channel;
        if (open != null && open.isActive()) {
            ChannelFuture unused = open.writeAndFlush(new CloseWebSocketFrame(NORMAL_CLOSE, ""))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** @return the reply's object; fails with what the server answered, or with the end of the connection */
    public CompletableFuture<JsonNode> command(String name, ObjectNode body) {
        int id = lastId.incrementAndGet();
        ObjectNode command = mapper.createObjectNode();
        command.set(name, body);
        command.put("id", id);
        var reply = new CompletableFuture<JsonNode>();
        pending.put(id, reply);
        LiveException gone = closed.getNow(null);
        if (gone != null) {
            reply.completeExceptionally(gone);
        } else {
            send(new TextWebSocketFrame(command.toString()));
        }
        return reply;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        ChannelFuture unused = handshaker.handshake(channel);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) {
        if (!handshaker.isHandshakeComplete()) {
            upgraded((FullHttpResponse) message);
        } else if (message instanceof TextWebSocketFrame text) {
            arrivedNanos = System.nanoTime();
            read(text.content());
        } else if (message instanceof PingWebSocketFrame ping) {
            send(new PongWebSocketFrame(ping.content().retain()));
        } else if (message instanceof CloseWebSocketFrame close) {
            int code = close.statusCode() < 0 ? NO_CLOSE_CODE : close.statusCode();
            end(new LiveException.Closed(
                    code, "Live closed the connection: %d %s".formatted(code, close.reasonText())));
            drop();
        }
    }

    private void upgraded(FullHttpResponse response) {
        try {
            handshaker.finishHandshake(channel, response);
        } catch (WebSocketHandshakeException refused) {
            int status = response.status().code();
            String body = response.content().toString(UTF_8).strip();
            end(new LiveException.Refused(
                    status, "%s refused the Live connection: %d %s".formatted(grafana, status, said(body))));
            drop();
            return;
        }
        ObjectNode name = mapper.createObjectNode().put("name", "js");
        var unused = command("connect", name).whenComplete((reply, failure) -> {
            if (failure == null) {
                greeted.complete(this);
            } else {
                greeted.completeExceptionally(failure);
            }
        });
    }

    private String said(String body) {
        try {
            return mapper.readTree(body).path("message").asText(body);
        } catch (IOException notJson) {
            return body;
        }
    }

    private void read(ByteBuf content) {
        int length = content.readableBytes();
        if (content.hasArray()) {
            int from = content.arrayOffset() + content.readerIndex();
            scanner.scan(content.array(), from, from + length, this);
            return;
        }
        if (copy.length < length) {
            copy = new byte[Math.max(length, 2 * copy.length)];
        }
        content.getBytes(content.readerIndex(), copy, 0, length);
        scanner.scan(copy, 0, length, this);
    }

    @Override
    public void publication(String name, byte[] bytes, int from, int to) {
        LiveListener listener = listeners.get(name);
        if (listener != null) {
            listener.onData(bytes, from, to, arrivedNanos);
        }
    }

    @Override
    public void other(JsonNode object) {
        if (object.isObject() && object.isEmpty()) {
            send(new TextWebSocketFrame("{}"));
            return;
        }
        CompletableFuture<JsonNode> reply = pending.remove(object.path("id").asInt(0));
        if (reply != null) {
            JsonNode error = object.path("error");
            if (error.isMissingNode()) {
                reply.complete(object);
            } else {
                int code = error.path("code").asInt();
                reply.completeExceptionally(new LiveException.Failed(
                        code,
                        "Live answered %d %s"
                                .formatted(code, error.path("message").asText())));
            }
            return;
        }
        JsonNode left = object.path("push");
        if (left.has("unsubscribe")) {
            LiveListener listener = listeners.remove(left.path("channel").asText());
            if (listener != null) {
                int code = left.path("unsubscribe").path("code").asInt();
                listener.onEnd(new LiveException.Closed(code, "Live ended the subscription: " + left));
            }
        }
    }

    @Override
    public void malformed(String why) {
        end(new LiveException.Closed(NO_CLOSE_CODE, "Live sent what is no message of its protocol: " + why));
        drop();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(new LiveException.Closed(NO_CLOSE_CODE, "the Live connection to %s broke off".formatted(grafana)));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        end(new LiveException.Closed(
                NO_CLOSE_CODE, "the Live connection to %s failed: %s".formatted(grafana, cause.getMessage())));
        drop();
    }

    private void send(Object frame) {
        ChannelFuture unused = channel.writeAndFlush(frame);
    }

    private void drop() {
        ChannelFuture unused = channel.close();
    }

    private void end(LiveException reason) {
        if (closed.complete(reason)) {
            greeted.completeExceptionally(reason);
            pending.values().forEach(reply -> reply.completeExceptionally(reason));
            if (!closing) {
                listeners.values().forEach(listener -> listener.onEnd(reason));
            }
        }
    }
}
