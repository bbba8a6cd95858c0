package dev.frameproof.host.embedded.internal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.host.GrafanaFact;
import dev.frameproof.host.embedded.BackendException;
import dev.frameproof.host.embedded.GrafanaProfile;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionException;

/** Errors that have a cause; Grafana writes them otherwise than plain refusals. */
final class ApiErrors {
    private static final System.Logger LOG = System.getLogger("api");

    private final boolean traceIds;

    ApiErrors(GrafanaProfile profile) {
        this.traceIds = !profile.shows(GrafanaFact.NO_TRACE_ID_BESIDE_MESSAGE);
    }

    ApiAnswer of(int status, String message) {
        ObjectNode body = ApiJson.object().put("message", message);
        if (traceIds) {
            body.put("traceID", "");
        }
        return ApiAnswer.json(status, body);
    }

    /** An error that has an id of its own. */
    ApiAnswer withId(int status, String messageId, String message) {
        ObjectNode body = ApiJson.object();
        body.put("statusCode", status).put("messageId", messageId).put("message", message);
        if (traceIds) {
            body.put("traceID", "");
        }
        return ApiAnswer.json(status, body);
    }

    /** @param otherwise what is said of a plugin that answered with an error */
    ApiAnswer ofCall(String pluginId, Throwable failure, String otherwise) {
        BackendException.Kind kind = kindOf(failure);
        LOG.log(Level.ERROR, "call to plugin {0} failed: {1}", pluginId, causeOf(failure));
        return switch (kind) {
            case UNAVAILABLE -> of(503, "Plugin unavailable");
            case UNIMPLEMENTED -> of(404, "Not found");
            case FAILED -> of(500, otherwise);
        };
    }

    ApiAnswer ofQuery(String pluginId, Throwable failure) {
        BackendException.Kind kind = kindOf(failure);
        LOG.log(Level.ERROR, "query to plugin {0} failed: {1}", pluginId, causeOf(failure));
        return switch (kind) {
            case UNAVAILABLE -> withId(500, "plugin.unavailable", "Plugin unavailable");
            case UNIMPLEMENTED -> withId(501, "plugin.notImplemented", "Method not implemented");
            case FAILED -> withId(500, "plugin.downstreamError", "An error occurred within the plugin");
        };
    }

    private static BackendException.Kind kindOf(Throwable failure) {
        return causeOf(failure) instanceof BackendException call ? call.kind() : BackendException.Kind.FAILED;
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
