package dev.frameproof.oracle.internal.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.squareup.wire.Syntax;
import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.GroupElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.OneOfElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A parsed {@code .proto} file as the descriptor that protobuf-java links. Names of types stay as they were written:
 * linking finds them by Protobuf's own scoping rules. Options that do not change how bytes are read are left out.
 */
final class ProtoDescriptors {
    private static final Pattern MAP = Pattern.compile("map\\s*<\\s*(\\S+?)\\s*,\\s*(\\S+?)\\s*>");
    private static final Map<String, FieldDescriptorProto.Type> SCALARS = Stream.of(FieldDescriptorProto.Type.values())
            .filter(type -> type != FieldDescriptorProto.Type.TYPE_GROUP
                    && type != FieldDescriptorProto.Type.TYPE_MESSAGE
                    && type != FieldDescriptorProto.Type.TYPE_ENUM)
            .collect(Collectors.toMap(
                    type -> type.name().substring("TYPE_".length()).toLowerCase(Locale.ROOT), type -> type));

    private final boolean proto3;

    private ProtoDescriptors(boolean proto3) {
        this.proto3 = proto3;
    }

    /**
     * @param name what others import it by
     * @param edition empty for a file of proto2 or proto3
     */
    static FileDescriptorProto of(String name, ProtoFileElement file, Optional<Edition> edition) {
        boolean proto3 = file.getSyntax() == Syntax.PROTO_3;
        var descriptor = FileDescriptorProto.newBuilder().setName(name).setSyntax(proto3 ? "proto3" : "proto2");
        edition.ifPresent(one -> descriptor.setSyntax("editions").setEdition(one));
        ProtoFeatures.of(file.getOptions())
                .ifPresent(features -> descriptor.getOptionsBuilder().setFeatures(features));
        if (file.getPackageName() != null) {
            descriptor.setPackage(file.getPackageName());
        }
        descriptor.addAllDependency(file.getImports());
        for (String shared : file.getPublicImports()) {
            descriptor.addPublicDependency(descriptor.getDependencyCount());
            descriptor.addDependency(shared);
        }
        var writer = new ProtoDescriptors(proto3);
        for (TypeElement type : file.getTypes()) {
            if (type instanceof MessageElement message) {
                descriptor.addMessageType(writer.message(message));
            } else if (type instanceof EnumElement element) {
                descriptor.addEnumType(enumeration(element));
            }
        }
        return descriptor.build();
    }

    private DescriptorProto message(MessageElement message) {
        var descriptor = DescriptorProto.newBuilder().setName(message.getName());
        ProtoFeatures.of(message.getOptions())
                .ifPresent(features -> descriptor.getOptionsBuilder().setFeatures(features));
        for (TypeElement type : message.getNestedTypes()) {
            if (type instanceof MessageElement nested) {
                descriptor.addNestedType(message(nested));
            } else if (type instanceof EnumElement element) {
                descriptor.addEnumType(enumeration(element));
            }
        }
        for (OneOfElement oneOf : message.getOneOfs()) {
            int index = descriptor.getOneofDeclCount();
            descriptor.addOneofDecl(OneofDescriptorProto.newBuilder().setName(oneOf.getName()));
            for (FieldElement field : oneOf.getFields()) {
                descriptor.addField(field(field).setOneofIndex(index));
            }
        }
        List<FieldDescriptorProto.Builder> withPresence = new ArrayList<>();
        for (FieldElement field : message.getFields()) {
            Matcher map = MAP.matcher(field.getType());
            if (map.matches()) {
                descriptor.addNestedType(entry(field, map.group(1), map.group(2)));
                descriptor.addField(field(field)
                        .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)
                        .setTypeName(entryName(field)));
            } else if (proto3 && field.getLabel() == Field.Label.OPTIONAL) {
                withPresence.add(field(field));
            } else {
                descriptor.addField(field(field));
            }
        }
        for (GroupElement group : message.getGroups()) {
            descriptor.addNestedType(members(group));
            descriptor.addField(field(group));
        }
        // The one-field oneofs that proto3's optional fields are made of come after all real ones.
        for (FieldDescriptorProto.Builder field : withPresence) {
            field.setProto3Optional(true).setOneofIndex(descriptor.getOneofDeclCount());
            descriptor.addOneofDecl(OneofDescriptorProto.newBuilder().setName("_" + field.getName()));
            descriptor.addField(field);
        }
        return descriptor.build();
    }

    private static FieldDescriptorProto.Builder field(FieldElement field) {
        var descriptor = FieldDescriptorProto.newBuilder()
                .setName(field.getName())
                .setNumber(field.getTag())
                .setLabel(label(field.getLabel()));
        ProtoFeatures.of(field.getOptions())
                .ifPresent(features -> descriptor.getOptionsBuilder().setFeatures(features));
        return MAP.matcher(field.getType()).matches() ? descriptor : typed(descriptor, field.getType());
    }

    private static FieldDescriptorProto.Builder typed(FieldDescriptorProto.Builder descriptor, String type) {
        FieldDescriptorProto.Type scalar = SCALARS.get(type);
        return scalar == null ? descriptor.setTypeName(type) : descriptor.setType(scalar);
    }

    private static FieldDescriptorProto.Label label(Field.Label label) {
        if (label == Field.Label.REPEATED) {
            return FieldDescriptorProto.Label.LABEL_REPEATED;
        }
        return label == Field.Label.REQUIRED
                ? FieldDescriptorProto.Label.LABEL_REQUIRED
                : FieldDescriptorProto.Label.LABEL_OPTIONAL;
    }

    /** The message that protoc makes of one entry of a map. */
    private static DescriptorProto entry(FieldElement map, String keyType, String valueType) {
        return DescriptorProto.newBuilder()
                .setName(entryName(map))
                .setOptions(MessageOptions.newBuilder().setMapEntry(true))
                .addField(part("key", 1, keyType))
                .addField(part("value", 2, valueType))
                .build();
    }

    private static FieldDescriptorProto.Builder part(String name, int number, String type) {
        return typed(
                FieldDescriptorProto.newBuilder()
                        .setName(name)
                        .setNumber(number)
                        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL),
                type);
    }

    private static String entryName(FieldElement map) {
        return Stream.of(map.getName().split("_"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", "", "Entry"));
    }

    private static DescriptorProto members(GroupElement group) {
        var descriptor = DescriptorProto.newBuilder().setName(group.getName());
        group.getFields().forEach(field -> descriptor.addField(field(field)));
        return descriptor.build();
    }

    private static FieldDescriptorProto.Builder field(GroupElement group) {
        return FieldDescriptorProto.newBuilder()
                .setName(group.getName().toLowerCase(Locale.ROOT))
                .setNumber(group.getTag())
                .setLabel(label(group.getLabel()))
                .setType(FieldDescriptorProto.Type.TYPE_GROUP)
                .setTypeName(group.getName());
    }

    private static EnumDescriptorProto enumeration(EnumElement element) {
        var descriptor = EnumDescriptorProto.newBuilder().setName(element.getName());
        descriptor.getOptionsBuilder().setAllowAlias(true);
        ProtoFeatures.of(element.getOptions())
                .ifPresent(features -> descriptor.getOptionsBuilder().setFeatures(features));
        element.getConstants()
                .forEach(constant ->
                        descriptor.addValueBuilder().setName(constant.getName()).setNumber(constant.getTag()));
        return descriptor.build();
    }
}
