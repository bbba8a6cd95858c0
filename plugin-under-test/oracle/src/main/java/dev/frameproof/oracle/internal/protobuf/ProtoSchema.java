package dev.frameproof.oracle.internal.protobuf;

import com.google.protobuf.AnyProto;
import com.google.protobuf.ApiProto;
import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.EmptyProto;
import com.google.protobuf.FieldMaskProto;
import com.google.protobuf.SourceContextProto;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.TypeProto;
import com.google.protobuf.WrappersProto;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.SchemaLookup.Reference;
import dev.frameproof.oracle.SchemaLookup.Registered;
import dev.frameproof.oracle.internal.Undecodable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The messages of one {@code .proto} file.
 *
 * @param file the linked file
 * @param imports whether it imports others
 */
record ProtoSchema(FileDescriptor file, boolean imports) {
    private static final String NAME = "schema.proto";
    private static final int DEEPEST_IMPORT = 20;
    private static final Map<String, FileDescriptor> WELL_KNOWN = Stream.of(
                    AnyProto.getDescriptor(),
                    ApiProto.getDescriptor(),
                    DescriptorProtos.getDescriptor(),
                    DurationProto.getDescriptor(),
                    EmptyProto.getDescriptor(),
                    FieldMaskProto.getDescriptor(),
                    SourceContextProto.getDescriptor(),
                    StructProto.getDescriptor(),
                    TimestampProto.getDescriptor(),
                    TypeProto.getDescriptor(),
                    WrappersProto.getDescriptor())
            .collect(Collectors.toMap(FileDescriptor::getName, file -> file));

    /**
     * @param text the file
     * @param references the files that it imports, as the registry has them
     * @param registry where other files that it imports are subjects
     * @throws Undecodable when it is no such file, or an import is not known
     */
    static ProtoSchema of(String text, List<Reference> references, SchemaLookup registry) throws Undecodable {
        if (text.isBlank()) {
            throw new Undecodable("there is no Protobuf schema to read it with");
        }
        FileDescriptor file = new Linking(references, registry).file(NAME, text, 0);
        if (file.getMessageTypes().isEmpty()) {
            throw new Undecodable("the Protobuf schema has no message");
        }
        return new ProtoSchema(file, !file.getDependencies().isEmpty());
    }

    private record Linking(List<Reference> references, SchemaLookup registry, Map<String, FileDescriptor> known) {
        Linking(List<Reference> references, SchemaLookup registry) {
            this(references, registry, new HashMap<>(WELL_KNOWN));
        }

        FileDescriptor file(String name, String text, int depth) throws Undecodable {
            if (depth > DEEPEST_IMPORT) {
                throw new Undecodable("the Protobuf schema imports itself: " + name);
            }
            try {
                Optional<ProtoEdition> edition = ProtoEdition.of(text);
                ProtoFileElement parsed = ProtoParser.Companion.parse(
                        Location.get(name), edition.map(ProtoEdition::asProto3).orElse(text));
                List<FileDescriptor> imported = new ArrayList<>();
                for (String other : parsed.getImports()) {
                    imported.add(imported(other, depth));
                }
                for (String other : parsed.getPublicImports()) {
                    imported.add(imported(other, depth));
                }
                return FileDescriptor.buildFrom(
                        ProtoDescriptors.of(name, parsed, edition.map(ProtoEdition::edition)),
                        imported.toArray(FileDescriptor[]::new));
            } catch (DescriptorValidationException | RuntimeException e) {
                throw new Undecodable("the Protobuf schema is not valid: " + e.getMessage());
            }
        }

        private FileDescriptor imported(String name, int depth) throws Undecodable {
            FileDescriptor file = known.get(name);
            if (file == null) {
                String text = references.stream()
                        .filter(reference -> reference.name().equals(name))
                        .map(Reference::text)
                        .findFirst()
                        .or(() -> registry.latest(name).map(Registered::text))
                        .orElseThrow(
                                () -> new Undecodable("the Protobuf schema imports " + name + ", which is unknown"));
                file = file(name, text, depth + 1);
                known.put(name, file);
            }
            return file;
        }
    }

    /** The message that a record without indexes holds. */
    Descriptor first() {
        return file.getMessageTypes().get(0);
    }

    /**
     * @param path the index of a message in the file, then of one nested in it, and so on
     * @throws Undecodable when there is no such message
     */
    Descriptor message(List<Integer> path) throws Undecodable {
        List<Descriptor> among = file.getMessageTypes();
        Descriptor found = null;
        for (int index : path) {
            if (index < 0 || index >= among.size()) {
                throw new Undecodable("the Protobuf schema has no message with the indexes " + path);
            }
            found = among.get(index);
            among = found.getNestedTypes();
        }
        return found;
    }
}
