package dev.frameproof.producers.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.producers.encoding.SchemaRegistration;
import dev.frameproof.producers.encoding.SchemaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks a schema registry by Confluent's REST API. What an id stands for never changes, so it is asked for once. Safe for
 * use by several threads at once.
 *
 * <p>Every method throws {@link SchemaRegistryException} when the registry refuses or none of its addresses answers.
 */
public final class SchemaRegistryClient {
    private final RegistryHttp http;
    private final Map<Integer, SchemaText> byId = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException when the certificates cannot be read; nothing is sent over the network yet */
    public SchemaRegistryClient(RegistrySettings settings) {
        http = new RegistryHttp(settings);
    }

    /**
     * Registers a schema as the subject's next version; one that is there already stays what it is.
     *
     * @return its id
     */
    public int register(String subject, SchemaText schema) {
        return integer(http.post("/subjects/" + encoded(subject) + "/versions", body(schema)), "id");
    }

    /** @return the subject's version that has this very schema */
    public RegisteredSchema lookUp(String subject, SchemaText schema) {
        return registered(http.post("/subjects/" + encoded(subject), body(schema)));
    }

    public SchemaText byId(int id) {
        SchemaText known = byId.get(id);
        if (known == null) {
            JsonNode answer = http.get("/schemas/ids/" + id);
            known = new SchemaText(type(answer), text(answer, "schema"));
            byId.put(id, known);
        }
        return known;
    }

    /** @return the subject's newest version */
    public RegisteredSchema latest(String subject) {
        return registered(http.get("/subjects/" + encoded(subject) + "/versions/latest"));
    }

    public RegisteredSchema version(String subject, int version) {
        return registered(http.get("/subjects/" + encoded(subject) + "/versions/" + version));
    }

    /** @return the subject's versions, the oldest first */
    public List<Integer> versions(String subject) {
        List<Integer> versions = new ArrayList<>();
        http.get("/subjects/" + encoded(subject) + "/versions").forEach(version -> versions.add(version.asInt()));
        return versions;
    }

    public List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        http.get("/subjects").forEach(subject -> subjects.add(subject.asText()));
        return subjects;
    }

    /** @return registers what an encoder writes the values (or keys) of that topic by */
    public SchemaRegistration registration(SubjectStrategy strategy, String topic, boolean key) {
        return (type, schema, recordName) ->
                register(strategy.subject(topic, key, recordName), new SchemaText(type, schema));
    }

    private static ObjectNode body(SchemaText schema) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("schema", schema.schema());
        return schema.type() == SchemaType.AVRO
                ? body
                : body.put("schemaType", schema.type().name());
    }

    private RegisteredSchema registered(JsonNode answer) {
        return new RegisteredSchema(
                text(answer, "subject"),
                integer(answer, "version"),
                integer(answer, "id"),
                type(answer),
                text(answer, "schema"));
    }

    private SchemaType type(JsonNode answer) {
        String name = answer.path("schemaType").asText(SchemaType.AVRO.name());
        for (SchemaType type : SchemaType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw http.unusable("a schema of the type " + name + ", which is neither AVRO nor PROTOBUF");
    }

    private String text(JsonNode answer, String member) {
        if (!answer.path(member).isTextual()) {
            throw http.unusable("an answer without '" + member + "'");
        }
        return answer.path(member).asText();
    }

    private int integer(JsonNode answer, String member) {
        if (!answer.path(member).canConvertToInt()) {
            throw http.unusable("an answer without '" + member + "'");
        }
        return answer.path(member).asInt();
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
