package dev.frameproof.host.embedded.internal.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One command of a client.
 *
 * @param id what the reply repeats; 0 when the client gave none
 * @param method the member that says what to do, for example {@code subscribe}; empty when there is none known
 * @param channel the channel it is about, empty when it names none
 * @param rpcMethod what an {@code rpc} calls
 * @param data the JSON text of {@code data} exactly as it was sent, empty when there is none
 */
record LiveCommand(long id, String method, String channel, String rpcMethod, ByteString data) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> METHODS = List.of(
            "connect",
            "subscribe",
            "unsubscribe",
            "publish",
            "presence",
            "presence_stats",
            "history",
            "rpc",
            "send",
            "refresh",
            "sub_refresh");

    /** @return whether this is the answer to a ping */
    boolean isPong() {
        return id == 0 && !method.equals("send");
    }

    /**
     * @param message one or more commands, one a line
     * @throws IOException if a line is not a JSON object, or there is none
     */
    static List<LiveCommand> parseAll(byte[] message) throws IOException {
        List<LiveCommand> commands = new ArrayList<>();
        int start = 0;
        while (start < message.length) {
            int end = start;
            while (end < message.length && message[end] != '\n') {
                end++;
            }
            commands.add(parse(message, start, end - start));
            start = end + 1;
        }
        if (commands.isEmpty()) {
            throw new IOException("an empty message");
        }
        return commands;
    }

    private static LiveCommand parse(byte[] message, int start, int length) throws IOException {
        long id = 0;
        String method = "";
        Body body = Body.EMPTY;
        try (JsonParser parser = JSON.createParser(message, start, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a command");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("id")) {
                    id = parser.getLongValue();
                } else if (METHODS.contains(name) && value == JsonToken.START_OBJECT) {
                    method = name;
                    body = Body.parse(parser, message, start);
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new IOException("text after the command");
            }
        }
        return new LiveCommand(id, method, body.channel, body.rpcMethod, body.data);
    }

    private record Body(String channel, String rpcMethod, ByteString data) {
        static final Body EMPTY = new Body("", "", ByteString.EMPTY);

        static Body parse(JsonParser parser, byte[] message, int start) throws IOException {
            String channel = "";
            String rpcMethod = "";
            ByteString data = ByteString.EMPTY;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "channel" -> channel = parser.getText();
                    case "method" -> rpcMethod = parser.getText();
                    case "data" -> data = raw(parser, value, message, start);
                    default -> parser.skipChildren();
                }
            }
            return new Body(channel, rpcMethod, data);
        }

        private static ByteString raw(JsonParser parser, JsonToken value, byte[] message, int start)
                throws IOException {
            int from = start + (int) parser.currentTokenLocation().getByteOffset();
            if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                parser.skipChildren();
                int to = start + (int) parser.currentLocation().getByteOffset();
                return ByteString.copyFrom(message, from, to - from);
            }
            if (value != JsonToken.VALUE_STRING) {
                return value == JsonToken.VALUE_NULL ? ByteString.EMPTY : ByteString.copyFrom(parser.getText(), UTF_8);
            }
            int to = from + 1;
            while (message[to] != '"') {
                to += message[to] == '\\' ? 2 : 1;
            }
            parser.getText();
            return ByteString.copyFrom(message, from, to + 1 - from);
        }
    }
}
