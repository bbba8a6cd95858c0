package dev.frameproof.producers.workload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of a file, one JSON text a line, over and over; no key. Whole numbers of 64 bits are that, all others keep
 * their text, repeated names stay. Kept in memory.
 */
public final class JsonLines implements Workload {
    private static final JsonFactory JSON = new JsonFactory();

    private final String name;
    private final List<Value> values;

    private JsonLines(String name, List<Value> values) {
        this.name = name;
        this.values = List.copyOf(values);
    }

    /**
     * @throws IllegalArgumentException when a line is not JSON, or there is none; the message names file and line
     * @throws IOException when the file cannot be read
     */
    public static JsonLines read(Path file) throws IOException {
        List<Value> values = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank()) {
                try {
                    values.add(parse(line));
                } catch (JsonProcessingException e) {
                    throw new IllegalArgumentException(
                            file + ", line " + number + ": not JSON: " + e.getOriginalMessage(), e);
                }
            }
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no record");
        }
        String fileName = String.valueOf(file.getFileName());
        return new JsonLines(fileName.replaceAll("\\.[^.]*$", "").replaceAll("[^A-Za-z0-9_-]", "-"), values);
    }

    /** @return how many there are before they begin again */
    public int size() {
        return values.size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sample sample(long index) {
        return new Sample(Optional.empty(), values.get((int) (index % values.size())));
    }

    private static Value parse(String line) throws IOException {
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            Value value = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the value");
            }
            return value;
        }
    }

    private static Value value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonParseException(parser, "the value is not complete");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> new TextValue(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new BooleanValue(token == JsonToken.VALUE_TRUE);
            default -> new NullValue();
        };
    }

    private static Value number(String text) {
        try {
            return text.equals("-0") ? new NumberText(text) : new IntegerValue(Long.parseLong(text));
        } catch (NumberFormatException another) {
            return new NumberText(text);
        }
    }

    private static ObjectValue object(JsonParser parser) throws IOException {
        List<Member> members = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.add(new Member(name, value(parser)));
        }
        return new ObjectValue(members);
    }

    private static ListValue list(JsonParser parser) throws IOException {
        List<Value> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new ListValue(items);
    }
}
