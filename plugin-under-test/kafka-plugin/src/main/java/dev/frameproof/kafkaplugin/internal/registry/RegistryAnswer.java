package dev.frameproof.kafkaplugin.internal.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The members of a registry's answer that tell of a schema. */
record RegistryAnswer(String type, String text, List<Use> uses) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Another schema that one uses. */
    record Use(String name, String subject, int version) {}

    static RegistryAnswer parse(String json) throws IOException {
        String type = "AVRO";
        String text = null;
        List<Use> uses = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the answer is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("schema") && value == JsonToken.VALUE_STRING) {
                    text = parser.getText();
                } else if (name.equals("schemaType") && value == JsonToken.VALUE_STRING) {
                    type = parser.getText();
                } else if (name.equals("references") && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        uses.add(use(parser));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        if (text == null) {
            throw new IOException("the answer has no schema");
        }
        return new RegistryAnswer(type, text, uses);
    }

    private static Use use(JsonParser parser) throws IOException {
        String name = "";
        String subject = "";
        int version = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "name" -> name = parser.getText();
                case "subject" -> subject = parser.getText();
                case "version" -> version = parser.getIntValue();
                default -> parser.skipChildren();
            }
        }
        return new Use(name, subject, version);
    }
}
