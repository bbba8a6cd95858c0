package dev.frameproof.host.embedded.internal.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A whole answer.
 *
 * @param headers beyond content type and length, in order
 */
record ApiAnswer(int status, String contentType, List<Map.Entry<String, String>> headers, ByteString body) {
    private static final String JSON = "application/json";
    private static final String JSON_UTF8 = "application/json; charset=UTF-8";

    static ApiAnswer json(int status, JsonNode body) {
        return json(status, JSON, body);
    }

    static ApiAnswer message(int status, String text) {
        return json(status, ApiJson.object().put("message", text));
    }

    /** An answer of the layers around the handlers: they name the charset. */
    static ApiAnswer outerJson(int status, JsonNode body) {
        return json(status, JSON_UTF8, body);
    }

    /** An error with an id, as the layer that authenticates writes it. */
    static ApiAnswer outerError(int status, String messageId, String text) {
        ObjectNode body = ApiJson.object();
        body.putNull("extra");
        body.put("message", text)
                .put("messageId", messageId)
                .put("statusCode", status)
                .put("traceID", "");
        return outerJson(status, body);
    }

    static ApiAnswer plain(int status, String text) {
        return new ApiAnswer(status, "text/plain; charset=utf-8", List.of(), ByteString.copyFromUtf8(text));
    }

    ApiAnswer withHeader(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new ApiAnswer(status, contentType, List.copyOf(more), body);
    }

    private static ApiAnswer json(int status, String contentType, JsonNode body) {
        try {
            String text = ApiJson.MAPPER.writeValueAsString(body);
            // Grafana's outer layers end their JSON with a line feed, its handlers do not.
            String whole = contentType.equals(JSON) ? text : text + "\n";
            return new ApiAnswer(status, contentType, List.of(), ByteString.copyFromUtf8(whole));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
