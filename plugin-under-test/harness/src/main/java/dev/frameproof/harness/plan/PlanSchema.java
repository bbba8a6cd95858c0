package dev.frameproof.harness.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Plans are held to the published JSON Schema; its complaints are put into words that name the place and the remedy. */
public final class PlanSchema {
    private static final String RESOURCE = "/plan.schema.json";

    private final JsonNode text;
    private final Schema schema;

    PlanSchema() {
        this(RESOURCE);
    }

    /** @param resource the path of another schema on the class path */
    public PlanSchema(String resource) {
        try (InputStream in = Objects.requireNonNull(PlanSchema.class.getResourceAsStream(resource), resource)) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            this.text = new ObjectMapper().readTree(json);
            this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the plan schema", broken);
        }
    }

    /** @throws PlanException with every complaint, each with its line, when the plan is not as the schema wants it */
    public void check(LocatedYaml plan) {
        List<String> complaints = new ArrayList<>();
        for (Error error : schema.validate(plan.tree())) {
            describe(plan, error).filter(line -> !complaints.contains(line)).ifPresent(complaints::add);
        }
        if (!complaints.isEmpty()) {
            throw new PlanException(String.join(System.lineSeparator(), complaints));
        }
    }

    private Optional<String> describe(LocatedYaml plan, Error error) {
        String pointer = error.getInstanceLocation().toString();
        String key = pointer.isEmpty() ? "the file" : pointer.substring(1).replace('/', '.');
        String keyword = error.getKeyword();
        JsonNode rule = text.at(error.getSchemaLocation().getFragment().toString());
        JsonNode parent =
                text.at(parentOf(error.getSchemaLocation().getFragment().toString()));
        JsonNode got = plan.tree().at(pointer);
        return switch (keyword) {
            case "additionalProperties" -> {
                String name = String.valueOf(error.getProperty());
                List<String> known = new ArrayList<>();
                parent.path("properties").fieldNames().forEachRemaining(known::add);
                yield Optional.of(plan.complainAboutKey(
                        pointer + "/" + name,
                        "%s: unknown key '%s'; known are %s".formatted(key, name, String.join(", ", known))));
            }
            case "required" ->
                Optional.of(plan.complain(pointer, "%s: the key '%s' is missing".formatted(key, error.getProperty())));
            case "type" ->
                Optional.of(plan.complain(
                        pointer, "%s: %s is not of type %s".formatted(key, got, words(rule)) + meaning(parent)));
            case "pattern" ->
                Optional.of(plan.complain(pointer, "%s: %s is not allowed".formatted(key, got) + meaning(parent)));
            case "minimum" ->
                Optional.of(plan.complain(pointer, "%s: %s is below %s, the least".formatted(key, got, rule)));
            case "maximum" ->
                Optional.of(plan.complain(pointer, "%s: %s is above %s, the most".formatted(key, got, rule)));
            case "not" -> Optional.of(plan.complain(pointer, key + ": give a duration or records, not both"));
            case "enum" ->
                Optional.of(plan.complain(pointer, "%s: %s is not one of %s".formatted(key, got, values(rule))));
            case "oneOf" ->
                Optional.of(plan.complain(pointer, "%s: %s is not allowed".formatted(key, got) + meaning(parent)));
            // Each branch of a oneOf complains as well; its own line says it better.
            case "const" -> Optional.empty();
            default -> Optional.of(plan.complain(pointer, key + ": " + error.getMessage()));
        };
    }

    private static String words(JsonNode type) {
        if (type.isTextual()) {
            return type.asText();
        }
        List<String> names = new ArrayList<>();
        type.forEach(name -> names.add(name.asText()));
        return String.join(" or ", names);
    }

    private static String values(JsonNode allowed) {
        List<String> texts = new ArrayList<>();
        allowed.forEach(value -> texts.add(value.asText()));
        return String.join(", ", texts);
    }

    private static String meaning(JsonNode rules) {
        String description = rules.path("description").asText("");
        return description.isEmpty() ? "" : ". Allowed: " + description;
    }

    private static String parentOf(String pointer) {
        int slash = pointer.lastIndexOf('/');
        return slash < 0 ? "" : pointer.substring(0, slash);
    }
}
