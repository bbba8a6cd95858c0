package dev.frameproof.producers.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.producers.encoding.SchemaType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** The part of Confluent's REST API that producers and plugins use. */
final class RegistryRoutes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectMapper mapper = new ObjectMapper();
    private final SchemaStore store;

    RegistryRoutes(SchemaStore store) {
        this.store = store;
    }

    /** @param path its segments, decoded */
    RegistryReply answer(String method, List<String> path, String body) {
        String shape = method + " " + String.join("/", path.stream().limit(1).toList()) + " " + path.size();
        return switch (shape) {
            case "GET  0" -> RegistryReply.ok(JSON.objectNode());
            case "GET config 1" -> RegistryReply.ok(JSON.objectNode().put("compatibilityLevel", "NONE"));
            case "GET subjects 1" -> RegistryReply.ok(texts(store.subjects()));
            case "POST subjects 2" -> lookUp(path.get(1), body);
            case "DELETE subjects 2" -> delete(path.get(1));
            case "GET subjects 3" -> isVersions(path) ? versions(path.get(1)) : unknown();
            case "POST subjects 3" -> isVersions(path) ? register(path.get(1), body) : unknown();
            case "GET subjects 4" -> isVersions(path) ? version(path.get(1), path.get(3)) : unknown();
            case "GET schemas 2" -> path.get(1).equals("types") ? RegistryReply.ok(types()) : unknown();
            case "GET schemas 3" -> path.get(1).equals("ids") ? byId(path.get(2)) : unknown();
            default -> unknown();
        };
    }

    private static boolean isVersions(List<String> path) {
        return path.get(2).equals("versions");
    }

    private static RegistryReply unknown() {
        return RegistryReply.refused(404, "HTTP 404 Not Found");
    }

    private RegistryReply register(String subject, String body) {
        Optional<SchemaText> schema = schemaIn(body);
        if (schema.isEmpty()) {
            return RegistryReply.refused(42201, "Invalid schema: it is not Avro or Protobuf that can be read");
        }
        return RegistryReply.ok(JSON.objectNode().put("id", store.register(subject, schema.get())));
    }

    private RegistryReply lookUp(String subject, String body) {
        if (store.versions(subject).isEmpty()) {
            return RegistryReply.noSubject(subject);
        }
        Optional<RegisteredSchema> known = schemaIn(body).flatMap(schema -> store.find(subject, schema));
        return known.map(version -> RegistryReply.ok(whole(version)))
                .orElseGet(() -> RegistryReply.refused(40403, "Schema not found"));
    }

    private RegistryReply delete(String subject) {
        List<RegisteredSchema> removed = store.remove(subject);
        return removed.isEmpty() ? RegistryReply.noSubject(subject) : RegistryReply.ok(numbers(removed));
    }

    private RegistryReply versions(String subject) {
        List<RegisteredSchema> versions = store.versions(subject);
        return versions.isEmpty() ? RegistryReply.noSubject(subject) : RegistryReply.ok(numbers(versions));
    }

    private RegistryReply version(String subject, String version) {
        List<RegisteredSchema> versions = store.versions(subject);
        if (versions.isEmpty()) {
            return RegistryReply.noSubject(subject);
        }
        if (version.equals("latest") || version.equals("-1")) {
            return RegistryReply.ok(whole(versions.get(versions.size() - 1)));
        }
        if (!version.matches("[1-9]\\d{0,8}")) {
            return RegistryReply.refused(42202, "The specified version '" + version + "' is not a valid version id.");
        }
        return versions.stream()
                .filter(known -> known.version() == Integer.parseInt(version))
                .map(known -> RegistryReply.ok(whole(known)))
                .findFirst()
                .orElseGet(() -> RegistryReply.refused(40402, "Version " + version + " not found."));
    }

    private RegistryReply byId(String id) {
        if (!id.matches("\\d{1,9}")) {
            return unknown();
        }
        return store.byId(Integer.parseInt(id))
                .map(schema -> RegistryReply.ok(with(JSON.objectNode(), schema)))
                .orElseGet(() -> RegistryReply.refused(40403, "Schema " + id + " not found"));
    }

    private static ObjectNode whole(RegisteredSchema version) {
        ObjectNode answer = JSON.objectNode()
                .put("subject", version.subject())
                .put("version", version.version())
                .put("id", version.id());
        return with(answer, version.text());
    }

    /** Avro is what a schema is when nothing is said. */
    private static ObjectNode with(ObjectNode answer, SchemaText schema) {
        if (schema.type() != SchemaType.AVRO) {
            answer.put("schemaType", schema.type().name());
        }
        schema.references().forEach(reference -> answer.withArray("references")
                .addObject()
                .put("name", reference.name())
                .put("subject", reference.subject())
                .put("version", reference.version()));
        return answer.put("schema", schema.schema());
    }

    private static ArrayNode numbers(List<RegisteredSchema> versions) {
        ArrayNode numbers = JSON.arrayNode();
        versions.forEach(version -> numbers.add(version.version()));
        return numbers;
    }

    private static ArrayNode texts(List<String> all) {
        ArrayNode texts = JSON.arrayNode();
        all.forEach(texts::add);
        return texts;
    }

    private static ArrayNode types() {
        return JSON.arrayNode().add(SchemaType.AVRO.name()).add(SchemaType.PROTOBUF.name());
    }

    /** @return what is asked about; empty when it is no schema, or uses one that is not there */
    private Optional<SchemaText> schemaIn(String body) {
        try {
            JsonNode asked = mapper.readTree(body);
            String text = asked.path("schema").asText("");
            SchemaType type = SchemaType.valueOf(asked.path("schemaType").asText(SchemaType.AVRO.name()));
            List<SchemaReference> references = new ArrayList<>();
            for (JsonNode reference : asked.path("references")) {
                references.add(new SchemaReference(
                        reference.path("name").asText(),
                        reference.path("subject").asText(),
                        reference.path("version").asInt()));
            }
            SchemaText schema = new SchemaText(type, text, references);
            if (text.isBlank()) {
                return Optional.empty();
            }
            parse(schema, new Schema.Parser(), new HashSet<>());
            return Optional.of(schema);
        } catch (JsonProcessingException | AvroRuntimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** What a schema uses is parsed before it, each once. */
    private void parse(SchemaText schema, Schema.Parser avro, Set<SchemaReference> parsed) {
        for (SchemaReference reference : schema.references()) {
            if (parsed.add(reference)) {
                RegisteredSchema used = store.versions(reference.subject()).stream()
                        .filter(version -> version.version() == reference.version())
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("there is no " + reference));
                parse(used.text(), avro, parsed);
            }
        }
        if (schema.type() == SchemaType.AVRO) {
            Schema unused = avro.parse(schema.schema());
        }
    }
}
