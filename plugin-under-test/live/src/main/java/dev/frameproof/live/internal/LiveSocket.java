package dev.frameproof.live.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.live.LiveException;
import dev.frameproof.live.LiveListener;
import dev.frameproof.live.LiveTimeouts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** One WebSocket to Live: greeting, commands with their replies, publications to their listeners. */
public final class LiveSocket extends SimpleChannelInboundHandler<WebSocketFrame> implements MessageScanner.Visitor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NO_CLOSE_CODE = 1006;
    private static final int NORMAL_CLOSE = 1000;

    private final URI grafana;
    private final LiveTimeouts timeouts;
    private final CompletableFuture<LiveSocket> greeted = new CompletableFuture<>();
    private final CompletableFuture<LiveException> closed = new CompletableFuture<>();
    private final Replies replies = new Replies();
    private final Map<String, LiveListener> listeners = new ConcurrentHashMap<>();
    private final MessageScanner scanner = new MessageScanner();
    private volatile Channel channel;
    private volatile boolean closing;
    private PingWatch pings;
    private long arrivedNanos;

    public LiveSocket(URI grafana, LiveTimeouts timeouts) {
        this.grafana = grafana;
        this.timeouts = timeouts;
    }

    URI grafana() {
        return grafana;
    }

    public CompletableFuture<LiveSocket> greeted() {
        return greeted.copy();
    }

    public CompletableFuture<LiveException> closed() {
        return closed.copy();
    }

    public void unreachable(Throwable cause) {
        Optional<SSLException> refused = tlsFailure(cause);
        if (refused.isPresent()) {
            fail(new LiveException.Unreachable(
                    "%s: its certificate is not trusted: %s"
                                    .formatted(grafana, refused.get().getMessage())
                            + "\nGive the PEM file of the authority that signed it with --ca-file.",
                    refused.get()));
            return;
        }
        fail(new LiveException.Unreachable(
                "%s cannot be reached: %s; is Grafana running there?".formatted(grafana, cause.getMessage()), cause));
    }

    private static Optional<SSLException> tlsFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    void expectGreeting(Channel connected) {
        channel = connected;
        if (closing) {
            drop();
        }
        long millis = timeouts.connect().toMillis();
        var deadline = connected
                .eventLoop()
                .schedule(
                        () -> fail(new LiveException.Unreachable(
                                "%s took the connection but did not open Live within %d ms".formatted(grafana, millis),
                                null)),
                        millis,
                        TimeUnit.MILLISECONDS);
        var unused = greeted.whenComplete((socket, failure) -> deadline.cancel(false));
    }

    void greet() {
        ObjectNode name = JSON.createObjectNode().put("name", "js");
        CompletableFuture<Void> unused = command("connect", name).handle((reply, failure) -> {
            if (failure == null) {
                watchPings(reply.path("connect").path("ping").asInt(0));
                greeted.complete(this);
            } else {
                greeted.completeExceptionally(failure);
            }
            return null;
        });
    }

    private void watchPings(int intervalSeconds) {
        if (intervalSeconds > 0) {
            Duration silence = timeouts.latePing().plusSeconds(intervalSeconds);
            pings = new PingWatch(
                    channel,
                    silence,
                    () -> fail(new LiveException.Closed(
                            NO_CLOSE_CODE,
                            "Live at %s has been silent for %d s, although it pings every %d s"
                                    .formatted(grafana, silence.toSeconds(), intervalSeconds))));
            pings.start(System.nanoTime());
        }
    }

    /** @return whether the listener is the channel's first */
    public boolean listen(String name, LiveListener listener) {
        return listeners.putIfAbsent(name, listener) == null;
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
            // What still lies in the socket is nobody's: a thousand that close would read it all first.
            open.config().setAutoRead(false);
            ChannelFuture unused = open.writeAndFlush(new CloseWebSocketFrame(NORMAL_CLOSE, ""))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** @return the reply's object; fails with what the server answered, its silence, or the connection's end */
    public CompletableFuture<JsonNode> command(String name, ObjectNode body) {
        Replies.Ticket ticket = replies.expect();
        ObjectNode command = JSON.createObjectNode();
        command.set(name, body);
        command.put("id", ticket.id());
        LiveException gone = closed.getNow(null);
        if (gone != null) {
            replies.giveUp(ticket, gone);
            return ticket.reply();
        }
        send(new TextWebSocketFrame(command.toString()));
        long millis = timeouts.answer().toMillis();
        var deadline = channel.eventLoop()
                .schedule(
                        () -> replies.giveUp(
                                ticket,
                                new LiveException.Unreachable(
                                        "Live at %s did not answer %s within %d ms".formatted(grafana, name, millis),
                                        null)),
                        millis,
                        TimeUnit.MILLISECONDS);
        var unused = ticket.reply().whenComplete((reply, failure) -> deadline.cancel(false));
        return ticket.reply();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        arrivedNanos = System.nanoTime();
        if (pings != null) {
            pings.sign(arrivedNanos);
        }
        if (frame instanceof TextWebSocketFrame) {
            read(frame.content());
        } else if (frame instanceof PingWebSocketFrame) {
            send(new PongWebSocketFrame(frame.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame close) {
            int code = close.statusCode() < 0 ? NO_CLOSE_CODE : close.statusCode();
            fail(new LiveException.Closed(
                    code, "Live at %s closed the connection: %d %s".formatted(grafana, code, close.reasonText())));
        }
    }

    /** A message that came in one piece lies in an array already; one that came in fragments is put together. */
    private void read(ByteBuf content) {
        if (content.hasArray()) {
            int from = content.arrayOffset() + content.readerIndex();
            scanner.scan(content.array(), from, from + content.readableBytes(), this);
        } else {
            byte[] message = ByteBufUtil.getBytes(content);
            scanner.scan(message, 0, message.length, this);
        }
    }

    @Override
    public void publication(String name, byte[] bytes, int from, int to) {
        LiveListener listener = listeners.get(name);
        if (listener == null) {
            return;
        }
        try {
            listener.onData(bytes, from, to, arrivedNanos);
        } catch (RuntimeException e) {
            fail(new LiveException.Closed(
                    NO_CLOSE_CODE, "the listener of %s failed, its connection is closed: %s".formatted(name, e), e));
        }
    }

    @Override
    public void other(JsonNode object) {
        if (object.isEmpty()) {
            send(new TextWebSocketFrame("{}"));
        } else if (object.has("id")) {
            replies.arrived(object);
        } else if (object.path("push").has("unsubscribe")) {
            ended(
                    object.path("push").path("channel").asText(),
                    object.path("push").path("unsubscribe"));
        }
    }

    private void ended(String name, JsonNode unsubscribe) {
        LiveListener listener = listeners.remove(name);
        if (listener != null) {
            int code = unsubscribe.path("code").asInt();
            listener.onEnd(new LiveException.Closed(
                    code,
                    "Live ended the subscription to %s: %d %s"
                            .formatted(name, code, unsubscribe.path("reason").asText())));
        }
    }

    @Override
    public void malformed(String why) {
        fail(new LiveException.Closed(
                NO_CLOSE_CODE, "Live at %s sent what is no message of its protocol: %s".formatted(grafana, why)));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(
                closing
                        ? new LiveException.Closed(NORMAL_CLOSE, "the Live connection was closed by this side")
                        : new LiveException.Closed(
                                NO_CLOSE_CODE, "the Live connection to %s broke off".formatted(grafana)));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(new LiveException.Closed(
                NO_CLOSE_CODE, "the Live connection to %s failed: %s".formatted(grafana, cause.getMessage()), cause));
    }

    /** The end of this connection, once: everybody who waits or listens hears why. */
    void fail(LiveException reason) {
        if (closed.complete(reason)) {
            if (pings != null) {
                pings.stop();
            }
            greeted.completeExceptionally(reason);
            replies.giveUpAll(reason);
            if (!closing) {
                listeners.values().forEach(listener -> listener.onEnd(reason));
            }
        }
        drop();
    }

    private void send(Object frame) {
        ChannelFuture unused = channel.writeAndFlush(frame);
    }

    private void drop() {
        Channel open = channel;
        if (open != null) {
            ChannelFuture unused = open.close();
        }
    }
}
