package dev.frameproof.harness.viewers;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.live.ChannelId;
import dev.frameproof.live.ChannelPath;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.StreamQuery;

/**
 * What viewers of one channel ask for, and what it must show them.
 *
 * @param channel the Live channel
 * @param query the query that goes along
 * @param records what was sent to the query's topic
 * @param representation how the plugin shows values
 * @param due what of it viewers must see
 */
public record ViewedStream(
        ChannelId channel, StreamQuery query, RecordSource records, Representation representation, Due due) {

    /** What of a stream a viewer must see. */
    public enum Due {
        /** All that the query asks for, since viewers are there before the first record is sent. */
        ALL,
        /** What follows the first row that comes, since the stream may run when a viewer joins. */
        FROM_THE_FIRST_ROW
    }

    public ViewedStream {
        requireNonNull(channel, "channel");
        requireNonNull(query, "query");
        requireNonNull(records, "records");
        requireNonNull(representation, "representation");
        requireNonNull(due, "due");
    }

    /**
     * The channel that a page would subscribe to for a query of a datasource.
     *
     * @param namespace {@code default}, or the org's id in older versions of Grafana
     * @param pageLoad tells page loads apart, see {@link ChannelPath#of}
     * @throws IllegalArgumentException when Grafana would refuse it; the message says why
     */
    public static ChannelId channel(String namespace, String datasourceUid, StreamQuery query, String pageLoad) {
        try {
            String path = ChannelPath.of(new ObjectMapper().readTree(query.toJson()), pageLoad);
            return ChannelId.ofDatasource(namespace, datasourceUid, path);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
