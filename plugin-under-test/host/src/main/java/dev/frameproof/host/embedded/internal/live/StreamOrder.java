package dev.frameproof.host.embedded.internal.live;

import com.google.protobuf.ByteString;
import dev.frameproof.host.embedded.internal.state.Identity;
import java.util.Optional;

/**
 * What a stream is to be run with.
 *
 * @param channel the whole name of the channel it feeds
 * @param caller the first subscriber; later runs are made in that name too
 * @param datasourceUid nothing for a stream of the plugin itself
 * @param data what the first subscriber sent along
 */
record StreamOrder(
        String channel,
        Identity caller,
        String pluginId,
        Optional<String> datasourceUid,
        String path,
        ByteString data) {}
