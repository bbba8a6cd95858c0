package dev.frameproof.live.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frameproof.live.LiveException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who waits for the reply to which command. */
final class Replies {

    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();

    /** A command on its way. */
    record Ticket(int id, CompletableFuture<JsonNode> reply) {}

    Ticket expect() {
        Ticket ticket = new Ticket(lastId.incrementAndGet(), new CompletableFuture<>());
        waiting.put(ticket.id(), ticket.reply());
        return ticket;
    }

    /** Hands a reply to whom it belongs; {@code {"id":2,"error":{"code":103,"message":"permission denied"}}} fails. */
    void arrived(JsonNode object) {
        CompletableFuture<JsonNode> reply = waiting.remove(object.path("id").asInt(0));
        if (reply == null) {
            return;
        }
        JsonNode error = object.path("error");
        if (error.isMissingNode()) {
            reply.complete(object);
        } else {
            int code = error.path("code").asInt();
            String message = error.path("message").asText();
            reply.completeExceptionally(new LiveException.Failed(code, "Live answered %d %s".formatted(code, message)));
        }
    }

    void giveUp(Ticket ticket, LiveException reason) {
        if (waiting.remove(ticket.id()) != null) {
            ticket.reply().completeExceptionally(reason);
        }
    }

    void giveUpAll(LiveException reason) {
        waiting.values().forEach(reply -> reply.completeExceptionally(reason));
        waiting.clear();
    }
}
