package dev.frameproof.kafkaplugin.internal.service;

import static java.util.Objects.requireNonNull;

import dev.frameproof.kafkaplugin.internal.client.KafkaClients;
import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings;
import dev.frameproof.kafkaplugin.internal.settings.InvalidJsonException;
import dev.frameproof.kafkaplugin.internal.settings.InvalidSettingsException;
import dev.frameproof.kafkaplugin.internal.settings.JsonObject;
import dev.frameproof.protocol.plugin.PluginLog;
import dev.frameproof.protocol.plugin.ResourceHandler;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.CallResourceResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers what the editors ask: topics and partitions, and whether a schema or the schema registry can be used. Paths,
 * statuses and members are those of hamedkarbasi93-kafka-datasource.
 */
public final class ResourceService implements ResourceHandler {
    private static final int DEFAULT_TOPICS = 5;

    private final Datasources datasources;
    private final KafkaClients clients;
    private final PluginLog log;

    public ResourceService(Datasources datasources, KafkaClients clients, PluginLog log) {
        this.datasources = requireNonNull(datasources, "datasources is null");
        this.clients = requireNonNull(clients, "clients is null");
        this.log = requireNonNull(log, "log is null");
    }

    @Override
    public CallResourceResponse callResource(CallResourceRequest request) {
        try {
            return answer(request);
        } catch (InvalidSettingsException | ClusterException e) {
            log.warn("a resource call failed: " + e.getMessage(), "path", request.getPath());
            return JsonAnswer.of(500, Map.of("error", e.getMessage()));
        }
    }

    private CallResourceResponse answer(CallResourceRequest request) throws InvalidSettingsException, ClusterException {
        return switch (request.getMethod() + " " + request.getPath()) {
            case "GET topics" -> topics(request);
            case "GET partitions" -> partitions(request);
            case "GET validate-schema-registry" -> JsonAnswer.of(SchemaRegistryCheck.check(settings(request)));
            case "POST validate-avro-schema" -> schema(request, true);
            case "POST validate-protobuf-schema" -> schema(request, false);
            default -> JsonAnswer.of(404, Map.of("error", "Not found"));
        };
    }

    private CallResourceResponse topics(CallResourceRequest request) throws InvalidSettingsException, ClusterException {
        QueryString query = QueryString.of(request.getUrl());
        String prefix = query.get("prefix");
        int limit = query.positive("limit", DEFAULT_TOPICS);
        List<String> topics = cluster(request).topics().stream()
                .filter(topic -> topic.startsWith(prefix))
                .limit(limit)
                .toList();
        return JsonAnswer.of(200, Map.of("limit", limit, "prefix", prefix, "topics", topics));
    }

    private CallResourceResponse partitions(CallResourceRequest request)
            throws InvalidSettingsException, ClusterException {
        String topic = QueryString.of(request.getUrl()).get("topic");
        if (topic.isEmpty()) {
            return JsonAnswer.of(400, Map.of("error", "topic parameter is required"));
        }
        Optional<List<Integer>> partitions = cluster(request).partitions(topic);
        return partitions
                .map(found -> JsonAnswer.of(200, Map.of("partitions", found, "topic", topic)))
                .orElseGet(() -> JsonAnswer.of(404, Map.of("error", "topic " + topic + " not found")));
    }

    private static CallResourceResponse schema(CallResourceRequest request, boolean avro) {
        try {
            String schema = JsonObject.parse(request.getBody().toByteArray()).exactText("schema");
            return JsonAnswer.of(avro ? SchemaCheck.avro(schema) : SchemaCheck.protobuf(schema));
        } catch (InvalidJsonException e) {
            return JsonAnswer.of(400, Map.of("error", "Invalid JSON in request body"));
        }
    }

    private Cluster cluster(CallResourceRequest request) throws InvalidSettingsException {
        DatasourceSettings settings = settings(request);
        return new Cluster(clients, settings, settings.timeout());
    }

    private DatasourceSettings settings(CallResourceRequest request) throws InvalidSettingsException {
        return datasources.settings(request.getPluginContext());
    }
}
