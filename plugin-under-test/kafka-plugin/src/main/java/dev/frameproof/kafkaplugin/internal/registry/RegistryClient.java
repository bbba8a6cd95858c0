package dev.frameproof.kafkaplugin.internal.registry;

import dev.frameproof.kafkaplugin.internal.registry.RegisteredSchema.Reference;
import dev.frameproof.kafkaplugin.internal.settings.InvalidSettingsException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gets schemas by their ids, each once: an id never changes its schema. Safe for several threads. */
public final class RegistryClient {
    private static final int MOST = 1_000;
    private static final int DEEPEST = 20;
    private static final int TOO_MANY_REQUESTS = 429;

    private final RegistryHttp http;
    private final Map<Integer, RegisteredSchema> schemas = new ConcurrentHashMap<>();

    public RegistryClient(RegistryHttp http) {
        this.http = http;
    }

    /** @throws RegistryException when there is no such schema, or the registry cannot be asked */
    public RegisteredSchema schema(int id) throws RegistryException {
        RegisteredSchema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        RegistryAnswer answer = ask("schemas/ids/" + id, "schema " + id);
        Map<String, Reference> references = new LinkedHashMap<>();
        collect(answer, references, 0);
        RegisteredSchema schema = new RegisteredSchema(answer.type(), answer.text(), List.copyOf(references.values()));
        if (schemas.size() >= MOST) {
            schemas.clear();
        }
        schemas.put(id, schema);
        return schema;
    }

    private void collect(RegistryAnswer user, Map<String, Reference> references, int depth) throws RegistryException {
        if (depth > DEEPEST) {
            throw new RegistryException("schemas use each other more than " + DEEPEST + " levels deep", false);
        }
        for (RegistryAnswer.Use use : user.uses()) {
            if (!references.containsKey(use.name())) {
                String subject =
                        URLEncoder.encode(use.subject(), StandardCharsets.UTF_8).replace("+", "%20");
                RegistryAnswer used = ask(
                        "subjects/" + subject + "/versions/" + use.version(),
                        "version " + use.version() + " of subject " + use.subject());
                collect(used, references, depth + 1);
                references.put(use.name(), new Reference(use.name(), used.text()));
            }
        }
    }

    private RegistryAnswer ask(String path, String what) throws RegistryException {
        try {
            RegistryHttp.Answer answer = http.get(path);
            return switch (answer.status()) {
                case HttpURLConnection.HTTP_OK -> RegistryAnswer.parse(answer.body());
                case HttpURLConnection.HTTP_NOT_FOUND ->
                    throw new RegistryException("the schema registry has no " + what + " (status 404)", false);
                case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN ->
                    throw new RegistryException(
                            "the schema registry refuses to tell %s (status %d): check the user and password of the datasource"
                                    .formatted(what, answer.status()),
                            false);
                default ->
                    throw new RegistryException(
                            "the schema registry answered with status %d for %s".formatted(answer.status(), what),
                            answer.status() >= HttpURLConnection.HTTP_INTERNAL_ERROR
                                    || answer.status() == TOO_MANY_REQUESTS);
            };
        } catch (IOException e) {
            throw new RegistryException(
                    "the schema registry gave no usable answer for " + what + ": " + e.getMessage(), true);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new RegistryException("the schema registry's URL is not valid: " + e.getMessage(), false);
        } catch (InvalidSettingsException e) {
            throw new RegistryException(e.getMessage(), false);
        }
    }
}
