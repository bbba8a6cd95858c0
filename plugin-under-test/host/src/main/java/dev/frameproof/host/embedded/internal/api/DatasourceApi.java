package dev.frameproof.host.embedded.internal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.host.embedded.internal.live.PluginStreams;
import dev.frameproof.host.embedded.internal.state.ConflictException;
import dev.frameproof.host.embedded.internal.state.Datasource;
import dev.frameproof.host.embedded.internal.state.DatasourceCommand;
import dev.frameproof.host.embedded.internal.state.Datasources;
import dev.frameproof.host.embedded.internal.state.StaleVersionException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Datasources: create, read, save, delete. Their streams follow at once. */
final class DatasourceApi {
    private static final ApiAnswer NOT_FOUND = ApiAnswer.message(404, "Data source not found");
    private static final String UID_FORM = "[a-zA-Z0-9_-]{1,40}";

    private final Datasources datasources;
    private final PluginStreams streams;
    private final DatasourceJson json;
    private final ApiErrors errors;

    DatasourceApi(Datasources datasources, PluginStreams streams, DatasourceJson json, ApiErrors errors) {
        this.datasources = datasources;
        this.streams = streams;
        this.json = json;
        this.errors = errors;
    }

    void register(Routes routes) {
        String byUid = "/api/datasources/uid/{uid}";
        String byName = "/api/datasources/name/{name}";
        routes.signedIn("GET", "/api/datasources", ApiHandler.of(request -> list()))
                .signedIn("POST", "/api/datasources", ApiHandler.of(this::add))
                .signedIn("GET", byUid, ApiHandler.of(request -> show(datasources.byUid(request.param("uid")))))
                .signedIn("PUT", byUid, this::update)
                .signedIn("DELETE", byUid, request -> delete(request.param("uid")))
                .signedIn("GET", byName, ApiHandler.of(request -> show(datasources.byName(request.param("name")))))
                .signedIn(
                        "DELETE",
                        byName,
                        request -> delete(datasources
                                .byName(request.param("name"))
                                .map(Datasource::uid)
                                .orElse("")));
    }

    private ApiAnswer list() {
        ArrayNode body = ApiJson.array();
        datasources.all().forEach(source -> body.add(json.listed(source)));
        return ApiAnswer.json(200, body);
    }

    private ApiAnswer show(Optional<Datasource> found) {
        return found.map(source -> ApiAnswer.json(200, json.whole(source))).orElse(NOT_FOUND);
    }

    private ApiAnswer add(ApiRequest request) throws IOException {
        try {
            DatasourceCommand command = DatasourceCommand.of(request.json());
            if (!validUid(command)) {
                return invalidUid();
            }
            return changed("Datasource added", datasources.add(command));
        } catch (IllegalArgumentException e) {
            return errors.of(400, "bad request data");
        } catch (ConflictException e) {
            return errors.of(409, e.getMessage());
        }
    }

    private CompletionStage<ApiAnswer> update(ApiRequest request) throws IOException {
        try {
            DatasourceCommand command = DatasourceCommand.of(request.json());
            if (!validUid(command)) {
                return CompletableFuture.completedFuture(invalidUid());
            }
            Optional<Datasource> saved = datasources.update(request.param("uid"), command);
            if (saved.isEmpty()) {
                return CompletableFuture.completedFuture(NOT_FOUND);
            }
            ApiAnswer answer = changed("Datasource updated", saved.get());
            return streams.datasourceSaved(saved.get().uid()).thenApply(done -> answer);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(errors.of(400, "bad request data"));
        } catch (ConflictException e) {
            return CompletableFuture.completedFuture(errors.of(409, "Failed to update datasource: " + e.getMessage()));
        } catch (StaleVersionException e) {
            return CompletableFuture.completedFuture(
                    errors.of(409, "Datasource has already been updated by someone else. Please reload and try again"));
        }
    }

    private CompletionStage<ApiAnswer> delete(String uid) {
        Optional<Datasource> removed = datasources.remove(uid);
        if (removed.isEmpty()) {
            return CompletableFuture.completedFuture(NOT_FOUND);
        }
        ObjectNode body = ApiJson.object();
        body.put("id", removed.get().id()).put("message", "Data source deleted");
        return streams.datasourceDeleted(uid).thenApply(done -> ApiAnswer.json(200, body));
    }

    private ApiAnswer changed(String message, Datasource source) {
        ObjectNode body = ApiJson.object();
        body.set("datasource", json.whole(source));
        body.put("id", source.id()).put("message", message).put("name", source.name());
        return ApiAnswer.json(200, body);
    }

    private static boolean validUid(DatasourceCommand command) {
        return command.uid().isEmpty() || command.uid().matches(UID_FORM);
    }

    private ApiAnswer invalidUid() {
        return errors.withId(400, "datasource.uidInvalid", "Invalid datasource UID.");
    }
}
