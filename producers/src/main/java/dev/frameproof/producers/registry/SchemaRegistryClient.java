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
    private static final int NOT_FOUND = 404;

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
            known = schema(answer);
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

    /** Removes a subject with all its versions, as far as the registry can: some keep what its ids stand for. */
    public void delete(String subject) {
        http.delete("/subjects/" + encoded(subject));
        try {
            http.delete("/subjects/" + encoded(subject) + "?permanent=true");
        } catch (SchemaRegistryException refused) {
            if (refused.errorCode() / 100 != NOT_FOUND && refused.errorCode() != NOT_FOUND) {
                throw refused;
            }
        }
    }

    /** @return registers what an encoder writes the values (or keys) of that topic by */
    public SchemaRegistration registration(SubjectStrategy strategy, String topic, boolean key) {
        return (type, schema, recordName) ->
                register(strategy.subject(topic, key, recordName), new SchemaText(type, schema));
    }

    private static ObjectNode body(SchemaText schema) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("schema", schema.schema());
        if (schema.type() != SchemaType.AVRO) {
            body.put("schemaType", schema.type().name());
        }
        if (!schema.references().isEmpty()) {
            schema.references().forEach(reference -> body.withArray("references")
                    .addObject()
                    .put("name", reference.name())
                    .put("subject", reference.subject())
                    .put("version", reference.version()));
        }
        return body;
    }

    private RegisteredSchema registered(JsonNode answer) {
        return new RegisteredSchema(
                text(answer, "subject"), integer(answer, "version"), integer(answer, "id"), schema(answer));
    }

    private SchemaText schema(JsonNode answer) {
        List<SchemaReference> references = new ArrayList<>();
        for (JsonNode reference : answer.path("references")) {
            references.add(new SchemaReference(
                    text(reference, "name"), text(reference, "subject"), integer(reference, "version")));
        }
        return new SchemaText(type(answer), text(answer, "schema"), references);
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
