package dev.frameproof.kafkaplugin.internal.service;

import com.google.protobuf.ByteString;
import dev.frameproof.kafkaplugin.internal.rows.JsonText;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import dev.frameproof.protocol.pluginv2.CallResourceResponse;
import dev.frameproof.protocol.pluginv2.StringList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers of resources. */
final class JsonAnswer {
    private JsonAnswer() {}

    /** @param body strings, numbers and lists of them */
    static CallResourceResponse of(int status, Map<String, ?> body) {
        Utf8Buffer json = new Utf8Buffer(256);
        json.append('{');
        new TreeMap<>(body).forEach((name, value) -> {
            json.append(json.length() > 1 ? "," : "");
            JsonText.quoted(json, name);
            json.append(':');
            value(json, value);
        });
        json.append('}');
        return CallResourceResponse.newBuilder()
                .setCode(status)
                .putHeaders(
                        "Content-Type",
                        StringList.newBuilder().addValues("application/json").build())
                .setBody(ByteString.copyFrom(json.array(), 0, json.length()))
                .build();
    }

    /** @return 200 with status 1 for what is good, 400 with status 2 for what is not */
    static CallResourceResponse of(Verdict verdict) {
        return of(verdict.good() ? 200 : 400, Map.of("status", verdict.good() ? 1 : 2, "message", verdict.message()));
    }

    private static void value(Utf8Buffer json, Object value) {
        if (value instanceof List<?> items) {
            json.append('[');
            for (int i = 0; i < items.size(); i++) {
                json.append(i > 0 ? "," : "");
                value(json, items.get(i));
            }
            json.append(']');
        } else if (value instanceof Number number) {
            json.append(number.longValue());
        } else {
            JsonText.quoted(json, value.toString());
        }
    }
}
