package dev.frameproof.oracle.internal.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.SchemaLookup.Reference;
import dev.frameproof.oracle.SchemaSource;
import dev.frameproof.oracle.internal.ConfluentHeader;
import dev.frameproof.oracle.internal.Decoded;
import dev.frameproof.oracle.internal.Undecodable;
import dev.frameproof.oracle.internal.WriterSchemas;
import dev.frameproof.oracle.internal.WriterSchemas.Written;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads Protobuf records by the schema and the message of it that each was written with. */
public final class ProtobufDecoding {
    private static final String INLINE_IMPORTS = "its schema is inline and imports others";

    private static final String DEEP = "its messages are nested deeper than 100 levels, where readers may give up";
    private static final String ANY_BYTES = "a text in it is not UTF-8, which proto2 allows but not all readers";
    private static final String MAP_ENTRY = "its message indexes name the entries of a map, of which no schema tells";
    private static final String LONG_NUMBER = "a number in it is written with more bits than it has";
    private static final int DEEPEST = 300;

    private final SchemaSource source;
    private final SchemaLookup registry;
    private final WriterSchemas registered;
    private final Map<Text, ProtoSchema> schemas = new HashMap<>();
    private final ProtoValues values;

    /** @param listsAreJson whether lists are JSON also with NaN in them, instead of being printed as Go does */
    public ProtobufDecoding(SchemaSource source, SchemaLookup registry, String topic, boolean listsAreJson) {
        values = new ProtoValues(listsAreJson);
        this.source = source;
        this.registry = registry;
        registered = new WriterSchemas(registry, "PROTOBUF", topic);
    }

    /** @throws Undecodable when no reader can decode the record */
    public Decoded decode(byte[] bytes) throws Undecodable {
        return source.inline() ? inline(bytes) : registered(bytes);
    }

    private Decoded registered(byte[] bytes) throws Undecodable {
        Written written = registered.of(bytes);
        ProtoSchema schema = schema(written.schema().text(), written.schema().references());
        return written.read(written.header() ? behindHeader(schema, bytes) : message(schema.first(), bytes, 0));
    }

    /** No message begins with a zero byte, so a header cannot be mistaken. */
    private Decoded inline(byte[] bytes) throws Undecodable {
        ProtoSchema schema = schema(source.schema(), List.of());
        Decoded decoded = ConfluentHeader.schemaId(bytes).isPresent()
                ? behindHeader(schema, bytes).unless("it has a schema id, although the query brings the schema")
                : message(schema.first(), bytes, 0);
        return schema.imports() ? decoded.unless(INLINE_IMPORTS) : decoded;
    }

    private Decoded behindHeader(ProtoSchema schema, byte[] bytes) throws Undecodable {
        try {
            return behindIndexes(schema, bytes, true);
        } catch (Undecodable byTheStandard) {
            try {
                return behindIndexes(schema, bytes, false).unless("its message indexes are no zigzag varints");
            } catch (Undecodable otherwise) {
                throw byTheStandard;
            }
        }
    }

    private Decoded behindIndexes(ProtoSchema schema, byte[] bytes, boolean zigzag) throws Undecodable {
        MessageIndexes indexes = MessageIndexes.read(bytes, ConfluentHeader.LENGTH, zigzag);
        Descriptor named = schema.message(indexes.path());
        Decoded decoded = message(named, bytes, indexes.end());
        if (named.getOptions().getMapEntry()) {
            return decoded.unless(MAP_ENTRY);
        }
        return indexes.plain() ? decoded : decoded.unless("its message indexes take more bits or bytes than they have");
    }

    private Decoded message(Descriptor message, byte[] bytes, int from) throws Undecodable {
        ByteString payload = ByteString.copyFrom(bytes, from, bytes.length - from);
        try {
            DynamicMessage read = DynamicMessage.parseFrom(message, payload);
            WireOddities oddities = WireOddities.of(message, bytes, from);
            if (oddities.longNumber()) {
                return Decoded.surely(values.of(read)).unless(LONG_NUMBER);
            }
            return oddities.looseText()
                    ? Decoded.surely(values.of(repairedMessage(message, payload)))
                            .unless(ANY_BYTES)
                    : Decoded.surely(values.of(read));
        } catch (InvalidProtocolBufferException e) {
            DynamicMessage deep = deepMessage(message, bytes, from);
            if (deep != null) {
                return Decoded.surely(values.of(deep)).unless(DEEP);
            }
            DynamicMessage repaired = repairedMessage(message, payload);
            if (repaired != null) {
                return Decoded.surely(values.of(repaired)).unless(ANY_BYTES);
            }
            throw new Undecodable("not a " + message.getFullName() + " message: " + e.getMessage());
        }
    }

    /** @return the message of a reader that takes any bytes for a map's text in proto2, null when it is none to it either */
    private static DynamicMessage repairedMessage(Descriptor message, ByteString payload) {
        try {
            return DynamicMessage.parseFrom(message, RepairedText.of(message, payload));
        } catch (IOException e) {
            return null;
        }
    }

    /** @return the message of a reader that goes deeper than Java's usually do, null when it is none to it either */
    private static DynamicMessage deepMessage(Descriptor message, byte[] bytes, int from) {
        CodedInputStream input = CodedInputStream.newInstance(bytes, from, bytes.length - from);
        input.setRecursionLimit(DEEPEST);
        try {
            DynamicMessage deep = DynamicMessage.parseFrom(message, input);
            input.checkLastTagWas(0);
            return deep;
        } catch (IOException e) {
            return null;
        }
    }

    private ProtoSchema schema(String schema, List<Reference> references) throws Undecodable {
        Text text = new Text(schema, references);
        ProtoSchema known = schemas.get(text);
        if (known == null) {
            known = ProtoSchema.of(schema, references, registry);
            schemas.put(text, known);
        }
        return known;
    }

    private record Text(String schema, List<Reference> references) {}
}
