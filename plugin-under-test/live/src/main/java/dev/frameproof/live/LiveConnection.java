package dev.frameproof.live;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.frameproof.live.internal.LiveSocket;
import java.util.concurrent.CompletableFuture;

/** One greeted connection to Grafana Live. May be used from any thread. Answers the server's pings by itself. */
public final class LiveConnection implements AutoCloseable {
    private final LiveSocket socket;

    LiveConnection(LiveSocket socket) {
        this.socket = requireNonNull(socket, "socket");
    }

    /**
     * Subscribes to a channel.
     *
     * @param queryJson goes along as {@code data}: for a datasource's stream the query
     * @return done when the server has agreed; fails with a {@link LiveException}. A second subscription to a channel
     *     fails with 105 and leaves the first as it is.
     */
    public CompletableFuture<Void> subscribe(ChannelId channel, String queryJson, LiveListener listener) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("channel", channel.toString());
        body.set("data", JsonNodeFactory.instance.rawValueNode(new RawValue(queryJson)));
        boolean first = socket.listen(channel.toString(), listener);
        return socket.command("subscribe", body).handle((reply, failure) -> {
            if (failure != null) {
                if (first) {
                    socket.forget(channel.toString());
                }
                throw failure instanceof LiveException live
                        ? live
                        : new LiveException.Unreachable("subscribing to " + channel + " failed", failure);
            }
            return null;
        });
    }

    /** Leaves a channel; its listener hears nothing any more. */
    public CompletableFuture<Void> unsubscribe(ChannelId channel) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("channel", channel.toString());
        socket.forget(channel.toString());
        return socket.command("unsubscribe", body).thenApply(reply -> null);
    }

    /** Stops or resumes reading from the socket: a viewer that cannot keep up. */
    public void reading(boolean on) {
        socket.reading(on);
    }

    /** @return done when the connection is gone, with why */
    public CompletableFuture<LiveException> closed() {
        return socket.closed();
    }

    /** Closes the connection; listeners do not hear of it. */
    @Override
    public void close() {
        socket.close();
    }
}
