package dev.frameproof.producers.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What a registry answers: an HTTP status and JSON. */
record RegistryReply(int status, JsonNode body) {
    static RegistryReply ok(JsonNode body) {
        return new RegistryReply(200, body);
    }

    /** @param code Confluent's: the HTTP status, and two more digits where there are several reasons for one */
    static RegistryReply refused(int code, String message) {
        int status = code > 999 ? code / 100 : code;
        return new RegistryReply(
                status,
                JsonNodeFactory.instance.objectNode().put("error_code", code).put("message", message));
    }

    static RegistryReply noSubject(String subject) {
        return refused(40401, "Subject '" + subject + "' not found.");
    }
}
