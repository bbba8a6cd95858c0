package dev.frameproof.host.embedded;

import dev.frameproof.host.GrafanaFacts;
import java.util.List;

/**
 * The limits of Live.
 *
 * @param maxConnections clients that may be connected at once; -1 is unlimited. One too many is disconnected right
 *     after its connect (3504)
 * @param clientQueueBytes what may wait for one client; more disconnects it as slow (3008)
 * @param messageBytes the longest message of a client; a longer one closes the socket (1009)
 * @param channelsPerClient subscriptions of one client; one more is refused (106)
 * @param channelNameBytes the longest name in a subscribe; a longer one is refused (107)
 * @param allowedOrigins origins besides the server's own, {@code *} standing for any text
 */
public record LiveLimits(
        int maxConnections,
        int clientQueueBytes,
        int messageBytes,
        int channelsPerClient,
        int channelNameBytes,
        List<String> allowedOrigins) {
    private static final int CHANNELS_PER_CLIENT = 128;
    private static final int CHANNEL_NAME_BYTES = 255;

    public LiveLimits {
        if (maxConnections < -1) {
            throw new IllegalArgumentException("maxConnections must be -1 (unlimited) or more, got " + maxConnections);
        }
        if (clientQueueBytes < 1 || messageBytes < 1 || channelsPerClient < 1 || channelNameBytes < 1) {
            throw new IllegalArgumentException("limits of Live must be 1 or more");
        }
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** @return Grafana 12.4's defaults: 100 connections, 4 MiB queues, 8 MiB messages, 128 channels, 255 bytes a name */
    public static LiveLimits grafana() {
        return grafana(GrafanaProfile.newest().facts());
    }

    /** @return the defaults of a version */
    public static LiveLimits grafana(GrafanaFacts facts) {
        return new LiveLimits(
                facts.maxConnections(),
                facts.clientQueueBytes(),
                facts.clientMessageBytes(),
                CHANNELS_PER_CLIENT,
                CHANNEL_NAME_BYTES,
                List.of());
    }

    public LiveLimits withMaxConnections(int connections) {
        return new LiveLimits(
                connections, clientQueueBytes, messageBytes, channelsPerClient, channelNameBytes, allowedOrigins);
    }

    public LiveLimits withClientQueueBytes(int bytes) {
        return new LiveLimits(maxConnections, bytes, messageBytes, channelsPerClient, channelNameBytes, allowedOrigins);
    }

    public LiveLimits withAllowedOrigins(List<String> origins) {
        return new LiveLimits(
                maxConnections, clientQueueBytes, messageBytes, channelsPerClient, channelNameBytes, origins);
    }
}
