package dev.frameproof.protocol.plugin;

import dev.frameproof.protocol.pluginv2.QueryChunkedDataRequest;
import dev.frameproof.protocol.pluginv2.QueryChunkedDataResponse;
import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.QueryDataResponse;
import java.util.function.Consumer;

/** Answers queries outside streams. May block; several calls run at once. */
@FunctionalInterface
public interface DataHandler {
    /** HTTP's status for what a server does not do. */
    int NOT_IMPLEMENTED = 501;

    /** @throws Exception becomes the call's error, with its message (see {@link PluginServer}) */
    QueryDataResponse queryData(QueryDataRequest request) throws Exception;

    /**
     * Answers queries piece by piece, as Grafana 12 may ask. Pieces of one {@code refId} and {@code frameId}
     * are one frame; in JSON only the first of them has the schema. Without an implementation the answer is one piece
     * with status 501, as the plugin SDK for Go gives it.
     *
     * @param chunks takes each piece as it is ready; what the host has not read yet waits in memory
     * @throws Exception becomes the call's error, after what was sent already
     */
    default void queryChunkedData(QueryChunkedDataRequest request, Consumer<QueryChunkedDataResponse> chunks)
            throws Exception {
        chunks.accept(
                QueryChunkedDataResponse.newBuilder().setStatus(NOT_IMPLEMENTED).build());
    }
}
