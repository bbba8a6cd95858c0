package dev.frameproof.matrix.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What happens in a scenario, one after the other. */
sealed interface Step {
    /** The server's answer to the upgrade, by which the connection is a WebSocket. */
    record Opened(JsonNode recorded) implements Step {}

    /** The server refused the upgrade. */
    record Refused(JsonNode recorded) implements Step {}

    /** @param text one or more commands, a line each */
    record Send(String text) implements Step {}

    /** @param replies what came until the client did something again; every one a JSON object */
    record Receive(List<JsonNode> replies) implements Step {
        public Receive {
            replies = List.copyOf(replies);
        }
    }

    /** The server closed the socket. */
    record Closed(int code, String reason, double afterSeconds) implements Step {}

    /** @param firstValue of the member {@code v} of the first record; that of the next is greater by one */
    record Produce(int count, int partition, double firstValue) implements Step {}

    /** The datasource is saved with another setting: streams run again. */
    record SaveDatasource() implements Step {}

    /** The datasource is deleted: streams end. */
    record DeleteDatasource() implements Step {}
}
