package dev.frameproof.host.embedded.internal.api;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers the requests of a route, at once or later. */
@FunctionalInterface
interface ApiHandler {
    /** @throws IOException if the request's JSON is broken */
    CompletionStage<ApiAnswer> answer(ApiRequest request) throws IOException;

    static ApiHandler of(Direct direct) {
        return request -> CompletableFuture.completedFuture(direct.answer(request));
    }

    /** Answers at once. */
    @FunctionalInterface
    interface Direct {
        ApiAnswer answer(ApiRequest request) throws IOException;
    }
}
