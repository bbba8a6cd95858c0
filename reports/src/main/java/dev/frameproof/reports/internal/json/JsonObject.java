package dev.frameproof.reports.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A JSON object whose members are asked for by name and kind; anything else in it is passed over. */
final class JsonObject {
    private final JsonNode node;
    private final String path;

    JsonObject(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new MalformedReport((path.isEmpty() ? "The document" : "The member " + path) + " is not an object.");
        }
        this.node = node;
        this.path = path;
    }

    String text(String name) {
        return member(name, JsonNode::isTextual, "a string").textValue();
    }

    boolean bool(String name) {
        return member(name, JsonNode::isBoolean, "true or false").booleanValue();
    }

    long number(String name) {
        return member(name, JsonNode::canConvertToLong, "an integer").longValue();
    }

    double real(String name) {
        return member(name, JsonNode::isNumber, "a number").doubleValue();
    }

    int smallNumber(String name) {
        return member(name, JsonNode::canConvertToInt, "a small integer").intValue();
    }

    Duration nanos(String name) {
        return Duration.ofNanos(number(name));
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    JsonObject object(String name) {
        return new JsonObject(member(name, JsonNode::isObject, "an object"), path(name));
    }

    Optional<JsonObject> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    <T> List<T> objects(String name, Function<JsonObject, T> read) {
        List<T> values = new ArrayList<>();
        for (JsonNode element : array(name)) {
            values.add(read.apply(new JsonObject(element, path(name) + "[" + values.size() + "]")));
        }
        return values;
    }

    List<String> texts(String name) {
        List<String> values = new ArrayList<>();
        for (JsonNode element : array(name)) {
            values.add(element.asText());
        }
        return values;
    }

    JsonNode array(String name) {
        return member(name, JsonNode::isArray, "an array");
    }

    /** Reads a member by a function that answers nothing for a name it does not know. */
    <T> T named(String name, Function<String, Optional<T>> known) {
        String text = text(name);
        return known.apply(text)
                .orElseThrow(() -> new MalformedReport(
                        "The member " + path(name) + " has a value that this version does not know: " + text + "."));
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private JsonNode member(String name, Predicate<JsonNode> fits, String kind) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            throw new MalformedReport("The member " + path(name) + " is missing.");
        }
        if (!fits.test(value)) {
            throw new MalformedReport("The member " + path(name) + " is not " + kind + ".");
        }
        return value;
    }
}
