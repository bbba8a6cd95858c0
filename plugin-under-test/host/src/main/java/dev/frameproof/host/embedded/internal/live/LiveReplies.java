package dev.frameproof.host.embedded.internal.live;

import com.google.protobuf.ByteString;
import dev.frameproof.host.embedded.internal.state.GoJson;

/** The JSON of replies. */
final class LiveReplies {
    static final String PING = "{}";

    private LiveReplies() {}

    static String connected(long id, String client, long pingSeconds) {
        return "{\"id\":%d,\"connect\":{\"client\":\"%s\",%s\"pong\":true}}"
                .formatted(id, client, pingSeconds == 0 ? "" : "\"ping\":" + pingSeconds + ",");
    }

    /** @param data raw JSON, empty when there is none */
    static String done(long id, String method, ByteString data) {
        return "{\"id\":%d,\"%s\":{%s}}".formatted(id, method, data.isEmpty() ? "" : "\"data\":" + data.toStringUtf8());
    }

    static String error(long id, LiveError error) {
        StringBuilder reply = new StringBuilder("{\"id\":")
                .append(id)
                .append(",\"error\":{\"code\":")
                .append(error.code())
                .append(",\"message\":");
        GoJson.quote(error.message(), reply);
        return reply.append(error.temporary() ? ",\"temporary\":true}}" : "}}").toString();
    }
}
