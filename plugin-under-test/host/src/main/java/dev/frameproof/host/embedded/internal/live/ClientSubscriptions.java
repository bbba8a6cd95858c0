package dev.frameproof.host.embedded.internal.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The channels of one client: asked for, then granted or refused. Used by the client's event loop alone. */
final class ClientSubscriptions {
    private final LiveHub hub;
    private final LiveClient client;
    private final LoopWriter writer;
    private final Map<String, State> channels = new HashMap<>();

    ClientSubscriptions(LiveHub hub, LiveClient client, LoopWriter writer) {
        this.hub = hub;
        this.client = client;
        this.writer = writer;
    }

    /** @return why the channel cannot be asked for; nothing when it is asked for now */
    Optional<LiveError> ask(String channel) {
        if (channel.getBytes(UTF_8).length > hub.limits().channelNameBytes()) {
            return Optional.of(LiveError.BAD_REQUEST);
        }
        if (channels.containsKey(channel)) {
            return Optional.of(LiveError.ALREADY_SUBSCRIBED);
        }
        if (channels.size() >= hub.limits().channelsPerClient()) {
            return Optional.of(LiveError.LIMIT_EXCEEDED);
        }
        channels.put(channel, new State());
        return Optional.empty();
    }

    /** From now on the client gets what is published there. */
    void grant(String channel) {
        channels.get(channel).granted = true;
        hub.join(channel, client, writer);
    }

    void refuse(String channel) {
        channels.remove(channel);
    }

    /** @return whether the command has to wait, because its channel is neither granted nor refused yet */
    boolean postpone(LiveCommand unsubscribe) {
        State state = channels.get(unsubscribe.channel());
        boolean pending = state != null && !state.granted;
        if (pending) {
            state.postponed.add(unsubscribe);
        }
        return pending;
    }

    /** @return what waited for the channel to be granted or refused */
    List<LiveCommand> postponed(String channel) {
        State state = channels.get(channel);
        return state == null ? List.of() : List.copyOf(state.postponed);
    }

    /** Does nothing for a channel that the client has not. */
    void leave(String channel) {
        State state = channels.remove(channel);
        if (state != null && state.granted) {
            hub.leave(channel, client, writer);
        }
    }

    void leaveAll() {
        List.copyOf(channels.keySet()).forEach(this::leave);
    }

    private static final class State {
        private final List<LiveCommand> postponed = new ArrayList<>();
        private boolean granted;
    }
}
