package dev.frameproof.host.embedded.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import dev.frameproof.host.embedded.internal.state.Identity;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as handlers see it.
 *
 * @param rawPath the path as it was sent, escapes and all
 * @param rawQuery what followed the question mark, empty when there was none
 * @param params the parts of the path that the route named, unescaped; {@code *} is the raw rest
 * @param query the parameters of the query, unescaped
 * @param caller nobody for routes that everybody may use
 */
record ApiRequest(
        String method,
        String rawPath,
        String rawQuery,
        Map<String, String> params,
        Map<String, List<String>> query,
        HttpHeaders headers,
        ByteString body,
        String remoteAddress,
        Optional<Identity> caller) {

    String param(String name) {
        return params.get(name);
    }

    /** @return the first value of a query parameter, empty when it is not there */
    String queryParam(String name) {
        List<String> values = query.get(name);
        return values == null ? "" : values.get(0);
    }

    /** @throws IllegalStateException on a route without authentication */
    Identity signedIn() {
        return caller.orElseThrow(() -> new IllegalStateException("a handler needs a caller but its route has none"));
    }

    /** @throws IOException if the body is not JSON */
    JsonNode json() throws IOException {
        return ApiJson.MAPPER.readTree(body.newInput());
    }
}
