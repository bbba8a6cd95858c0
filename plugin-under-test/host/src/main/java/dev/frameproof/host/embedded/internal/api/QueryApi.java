package dev.frameproof.host.embedded.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import dev.frameproof.host.embedded.internal.live.LiveError;
import dev.frameproof.host.embedded.internal.live.LiveRefusal;
import dev.frameproof.host.embedded.internal.plugin.PluginTarget;
import dev.frameproof.host.embedded.internal.plugin.PluginTargets;
import dev.frameproof.host.embedded.internal.plugin.TargetMissingException;
import dev.frameproof.host.embedded.internal.state.GoJson;
import dev.frameproof.host.embedded.internal.state.Identity;
import dev.frameproof.protocol.pluginv2.DataQuery;
import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.QueryDataResponse;
import dev.frameproof.protocol.pluginv2.TimeRange;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Queries: {@code /api/ds/query}, and the RPC of older Live versions. One call a datasource. */
final class QueryApi {
    private static final List<String> FORWARDED_HEADERS =
            List.of("X-Datasource-Uid", "X-Query-Group-Id", "X-Dashboard-Uid", "X-Panel-Id", "X-Grafana-From-Expr");

    private final PluginTargets targets;
    private final ApiErrors errors;
    private final Supplier<Instant> clock;
    private final QueryResults results;

    QueryApi(PluginTargets targets, ApiErrors errors, Supplier<Instant> clock, QueryResults results) {
        this.targets = targets;
        this.errors = errors;
        this.clock = clock;
        this.results = results;
    }

    void register(Routes routes) {
        routes.signedIn("POST", "/api/ds/query", this::answer);
    }

    /** @return the JSON of the answer; refused with 400 when it could not be asked */
    CompletableFuture<ByteString> call(Identity caller, ByteString data) {
        try {
            JsonNode body = ApiJson.MAPPER.readTree(data.toByteArray());
            return query(caller, body, EmptyHttpHeaders.INSTANCE)
                    .toCompletableFuture()
                    .thenCompose(answer -> switch (answer.status()) {
                        case 400 -> refused(LiveError.BAD_QUERY);
                        case 200 -> CompletableFuture.completedFuture(answer.body());
                        default -> refused(LiveError.INTERNAL);
                    });
        } catch (IOException e) {
            return refused(LiveError.BAD_REQUEST);
        }
    }

    private CompletionStage<ApiAnswer> answer(ApiRequest request) throws IOException {
        return query(request.signedIn(), request.json(), request.headers());
    }

    private CompletionStage<ApiAnswer> query(Identity caller, JsonNode body, HttpHeaders headers) {
        JsonNode queries = body.path("queries");
        if (!queries.isArray() || queries.isEmpty()) {
            return done(errors.withId(400, "query.noQueries", "No queries found"));
        }
        TimeRange range = range(body);
        Map<String, List<DataQuery>> byDatasource = new LinkedHashMap<>();
        for (JsonNode query : queries) {
            JsonNode datasource = query.path("datasource");
            String uid = datasource.isTextual()
                    ? datasource.asText()
                    : datasource.path("uid").asText();
            byDatasource.computeIfAbsent(uid, none -> new ArrayList<>()).add(dataQuery(query, range));
        }
        if (byDatasource.containsKey("")) {
            return done(errors.withId(
                    400, "query.invalidDatasourceId", "Query does not contain a valid data source identifier"));
        }
        try {
            Map<PluginTarget, List<DataQuery>> byTarget = new LinkedHashMap<>();
            for (var entry : byDatasource.entrySet()) {
                byTarget.put(targets.ofDatasource(entry.getKey()), entry.getValue());
            }
            return ask(caller, byTarget, forwarded(headers));
        } catch (TargetMissingException missing) {
            return done(
                    missing.isPlugin()
                            ? errors.withId(404, "plugin.notRegistered", "Plugin not registered")
                            : errors.of(404, "Data source not found"));
        }
    }

    private CompletionStage<ApiAnswer> ask(
            Identity caller, Map<PluginTarget, List<DataQuery>> queries, Map<String, String> headers) {
        List<CompletableFuture<QueryDataResponse>> answers = new ArrayList<>();
        queries.forEach((target, ofTarget) -> answers.add(target.plugin()
                .backend()
                .queryData(QueryDataRequest.newBuilder()
                        .setPluginContext(target.context(caller))
                        .putAllHeaders(headers)
                        .putAllHeaders(target.headers(caller))
                        .addAllQueries(ofTarget)
                        .build())));
        String pluginId = queries.keySet().iterator().next().plugin().id();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .handle((done, failure) -> failure != null
                        ? errors.ofQuery(pluginId, failure)
                        : results.answer(
                                answers.stream().map(CompletableFuture::join).toList()));
    }

    private TimeRange range(JsonNode body) {
        Instant now = clock.get();
        return TimeRange.newBuilder()
                .setFromEpochMS(
                        QueryTime.parse(body.path("from").asText(), now, false).toEpochMilli())
                .setToEpochMS(
                        QueryTime.parse(body.path("to").asText(), now, true).toEpochMilli())
                .build();
    }

    private static DataQuery dataQuery(JsonNode query, TimeRange range) {
        return DataQuery.newBuilder()
                .setRefId(query.path("refId").asText("A"))
                .setMaxDataPoints(query.path("maxDataPoints").asLong(100))
                .setIntervalMS(query.path("intervalMs").asLong(1000))
                .setQueryType(query.path("queryType").asText(""))
                .setTimeRange(range)
                .setJson(ByteString.copyFromUtf8(GoJson.write(query)))
                .build();
    }

    private static Map<String, String> forwarded(HttpHeaders headers) {
        Map<String, String> forwarded = new LinkedHashMap<>();
        for (String name : FORWARDED_HEADERS) {
            if (headers.contains(name)) {
                forwarded.put("http_" + name, headers.get(name));
            }
        }
        return forwarded;
    }

    private static CompletionStage<ApiAnswer> done(ApiAnswer answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private static <T> CompletableFuture<T> refused(LiveError error) {
        return CompletableFuture.failedFuture(new LiveRefusal(error, "the query could not be asked"));
    }
}
