package dev.frameproof.kafkaplugin.internal.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The plain members of a small JSON object, such as a query or a datasource's settings. Lenient as their writers are
 * not: provisioning files give numbers and truth values as text. Of objects and arrays inside only their presence
 * is kept.
 */
public final class JsonObject {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, String> members;

    private JsonObject(Map<String, String> members) {
        this.members = members;
    }

    /** @throws InvalidJsonException when the bytes are not one JSON object; no bytes at all are an empty one */
    public static JsonObject parse(byte[] json) throws InvalidJsonException {
        Map<String, String> members = new LinkedHashMap<>();
        if (json.length == 0) {
            return new JsonObject(members);
        }
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidJsonException("expected a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isStructStart()) {
                    parser.skipChildren();
                    members.put(name, "");
                } else if (value != JsonToken.VALUE_NULL) {
                    members.put(name, parser.getText());
                }
            }
            if (parser.nextToken() != null) {
                throw new InvalidJsonException("expected nothing behind the JSON object");
            }
        } catch (JsonProcessingException e) {
            // Without the excerpt of the text: it may hold anything.
            throw new InvalidJsonException(e.getOriginalMessage());
        } catch (IOException e) {
            throw new InvalidJsonException(e.getMessage());
        }
        return new JsonObject(members);
    }

    /** @return whether there is such a member that is not null */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** @return the text without surrounding spaces; empty when absent */
    public String text(String name) {
        return members.getOrDefault(name, "").strip();
    }

    /** @return the text as it is; empty when absent */
    public String exactText(String name) {
        return members.getOrDefault(name, "");
    }

    public boolean isTrue(String name) {
        return text(name).toLowerCase(Locale.ROOT).equals("true");
    }

    /** @return the whole number; nothing when absent or something else */
    public OptionalLong number(String name) {
        try {
            return OptionalLong.of(Long.parseLong(text(name)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
