package dev.frameproof.scenarios.grafanalive.internal.client;

import dev.frameproof.harness.viewers.ViewedStream;
import dev.frameproof.oracle.StreamQuery;

/** Makes the stream of a query, as one load of a page would ask for it. */
@FunctionalInterface
public interface PageStreams {
    /**
     * @param pageLoad tells page loads apart
     * @throws IllegalArgumentException when Grafana would refuse the channel, or it is not known what the topic holds
     */
    ViewedStream of(StreamQuery query, String pageLoad);
}
