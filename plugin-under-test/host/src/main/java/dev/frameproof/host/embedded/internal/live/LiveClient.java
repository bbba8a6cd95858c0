package dev.frameproof.host.embedded.internal.live;

import com.google.protobuf.ByteString;
import dev.frameproof.host.embedded.LiveScheduler.Timer;
import dev.frameproof.host.embedded.internal.state.Identity;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/** One connection to Live: its commands, subscriptions and pings. Lives on its channel's event loop. */
final class LiveClient {
    private static final System.Logger LOG = System.getLogger("live");

    private final String id = UUID.randomUUID().toString();
    private final Identity caller;
    private final LiveHub hub;
    private final LiveGateway gateway;
    private final Channel channel;
    private final EventLoop loop;
    private final LoopWriter writer;
    private final ClientSocket socket;
    private final Heartbeat heartbeat;
    private final ClientSubscriptions subscriptions;
    private Timer stale = () -> {};
    private boolean connected;
    private boolean ended;
    private boolean unflushed;

    LiveClient(Identity caller, LiveHub hub, LiveGateway gateway, double firstPingFrom, ChannelHandlerContext out) {
        this.caller = caller;
        this.hub = hub;
        this.gateway = gateway;
        this.channel = out.channel();
        this.loop = channel.eventLoop();
        this.writer = hub.writerOf(loop);
        this.subscriptions = new ClientSubscriptions(hub, this, writer);
        this.socket = new ClientSocket(
                out, hub.scheduler(), hub.timings(), hub.limits().clientQueueBytes());
        this.heartbeat = new Heartbeat(
                hub.timings(), firstPingFrom, this::schedule, () -> reply(LiveReplies.PING), this::disconnect);
    }

    void open() {
        hub.opened(this);
        stale = schedule(hub.timings().staleTimeout(), () -> disconnect(LiveClose.STALE));
    }

    /** A message of the client: one or more commands. */
    void received(byte[] message) {
        try {
            for (LiveCommand command : LiveCommand.parseAll(message)) {
                if (ended) {
                    return;
                }
                handle(command);
            }
        } catch (IOException e) {
            disconnect(LiveClose.BAD_REQUEST);
        }
    }

    /** @param frame stays the caller's */
    void push(ByteBuf frame) {
        if (!socket.write(frame.retainedDuplicate())) {
            disconnect(LiveClose.SLOW);
        } else if (!unflushed) {
            unflushed = true;
            writer.wrote(this);
        }
    }

    void flushPushes() {
        unflushed = false;
        socket.flush();
    }

    void writable() {
        socket.drain();
    }

    /** The client's own close frame, or the answer to ours. */
    void closedByClient(int code) {
        if (socket.isClosing()) {
            socket.abort();
        } else {
            end();
            socket.close(new LiveClose(code, ""), true);
        }
    }

    void gone() {
        end();
        socket.discard();
    }

    void disconnect(LiveClose close) {
        if (ended) {
            return;
        }
        LOG.log(
                close.equals(LiveClose.SLOW) ? Level.WARNING : Level.INFO,
                "client {0} of {1} disconnected: {2} {3}",
                id,
                caller.login(),
                Integer.toString(close.code()),
                close.reason());
        end();
        socket.close(close, !close.equals(LiveClose.SLOW));
    }

    void disconnectLater(LiveClose close) {
        loop.execute(() -> disconnect(close));
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        stale.cancel();
        heartbeat.stop();
        subscriptions.leaveAll();
        hub.closed(this, connected);
    }

    private void handle(LiveCommand command) {
        boolean connect = command.method().equals("connect");
        if (connected == connect) {
            disconnect(LiveClose.BAD_REQUEST);
        } else if (command.isPong()) {
            heartbeat.pong();
        } else {
            switch (command.method()) {
                case "connect" -> connect(command);
                case "subscribe" -> subscribe(command);
                case "unsubscribe" -> unsubscribe(command);
                case "publish" -> publish(command);
                case "rpc" -> call(command);
                case "presence", "presence_stats", "history", "refresh", "sub_refresh" ->
                    refuse(command, LiveError.NOT_AVAILABLE);
                case "send" -> disconnect(LiveClose.NOT_AVAILABLE);
                default -> disconnect(LiveClose.BAD_REQUEST);
            }
        }
    }

    private void connect(LiveCommand command) {
        stale.cancel();
        connected = true;
        boolean admitted = hub.admit();
        reply(LiveReplies.connected(
                command.id(), id, hub.timings().pingInterval().toSeconds()));
        if (admitted) {
            heartbeat.start();
        } else {
            LOG.log(
                    Level.WARNING,
                    "client {0} refused: {1} Live connections are the limit; raise maxConnections",
                    id,
                    Integer.toString(hub.limits().maxConnections()));
            disconnect(LiveClose.CONNECTION_LIMIT);
        }
    }

    private void subscribe(LiveCommand command) {
        String channel = command.channel();
        if (channel.isEmpty()) {
            disconnect(LiveClose.BAD_REQUEST);
            return;
        }
        Optional<LiveError> refusal = subscriptions.ask(channel);
        if (refusal.isPresent()) {
            refuse(command, refusal.get());
            return;
        }
        answer(command, gateway.subscribe(caller, channel, command.data()), (granted, error) -> {
            List<LiveCommand> postponed = subscriptions.postponed(channel);
            if (granted == null) {
                subscriptions.refuse(channel);
                refuse(command, error);
            } else {
                subscriptions.grant(channel);
                reply(LiveReplies.done(command.id(), "subscribe", granted.data()));
                granted.onJoined().run();
            }
            postponed.forEach(this::unsubscribe);
        });
    }

    private void unsubscribe(LiveCommand command) {
        if (command.channel().isEmpty()) {
            disconnect(LiveClose.BAD_REQUEST);
        } else if (!subscriptions.postpone(command)) {
            subscriptions.leave(command.channel());
            reply(LiveReplies.done(command.id(), "unsubscribe", ByteString.EMPTY));
        }
    }

    private void publish(LiveCommand command) {
        if (command.channel().isEmpty() || command.data().isEmpty()) {
            disconnect(LiveClose.BAD_REQUEST);
            return;
        }
        answer(command, gateway.publish(caller, command.channel(), command.data()), (published, error) -> {
            if (published == null) {
                refuse(command, error);
            } else {
                hub.publish(command.channel(), published.toByteArray());
                reply(LiveReplies.done(command.id(), "publish", ByteString.EMPTY));
            }
        });
    }

    private void call(LiveCommand command) {
        answer(command, gateway.call(caller, command.rpcMethod(), command.data()), (data, error) -> {
            if (data == null) {
                refuse(command, error);
            } else {
                reply(LiveReplies.done(command.id(), "rpc", data));
            }
        });
    }

    /** Goes on with an answer on this client's loop, unless the client has left. */
    private <T> void answer(LiveCommand command, CompletableFuture<T> answer, BiConsumer<T, LiveError> then) {
        var unused = answer.whenCompleteAsync(
                (value, failure) -> {
                    if (!ended) {
                        then.accept(value, failure == null ? null : errorOf(command, failure));
                    }
                },
                loop);
    }

    private LiveError errorOf(LiveCommand command, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        boolean refusal = cause instanceof LiveRefusal;
        LOG.log(
                refusal ? Level.INFO : Level.ERROR,
                "{0} of channel {1} refused: {2}",
                command.method(),
                command.channel(),
                refusal ? cause.getMessage() : String.valueOf(cause));
        return refusal ? ((LiveRefusal) cause).error() : LiveError.INTERNAL;
    }

    private void refuse(LiveCommand command, LiveError error) {
        reply(LiveReplies.error(command.id(), error));
    }

    private void reply(String text) {
        if (!socket.write(LiveFrames.text(channel.alloc(), text))) {
            disconnect(LiveClose.SLOW);
        } else {
            socket.flush();
        }
    }

    private Timer schedule(Duration delay, Runnable task) {
        return hub.scheduler().schedule(delay, loop, () -> {
            if (!ended) {
                task.run();
            }
        });
    }
}
