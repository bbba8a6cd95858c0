package dev.frameproof.browser;

import dev.frameproof.live.ChannelId;

/** Channels as a page names them. */
final class Channels {
    private Channels() {}

    /** @throws LiveRefusedException when Grafana would refuse it */
    static ChannelId parse(String namespace, String channel) throws LiveRefusedException {
        String[] parts = channel.split("/", 3);
        if (parts.length < 3) {
            throw new LiveRefusedException("'" + channel + "' is no channel: it has scope, stream and path");
        }
        try {
            return new ChannelId(namespace, parts[0], parts[1], parts[2]);
        } catch (IllegalArgumentException e) {
            throw new LiveRefusedException(String.valueOf(e.getMessage()), e);
        }
    }
}
