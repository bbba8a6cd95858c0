package dev.frameproof.differential.random;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A Protobuf file of some messages, the later ones made of the earlier, and values of any of them. */
final class RandomProtobuf {
    private static final List<FieldDescriptorProto.Type> SCALARS = List.of(
            FieldDescriptorProto.Type.TYPE_DOUBLE,
            FieldDescriptorProto.Type.TYPE_FLOAT,
            FieldDescriptorProto.Type.TYPE_INT64,
            FieldDescriptorProto.Type.TYPE_UINT64,
            FieldDescriptorProto.Type.TYPE_INT32,
            FieldDescriptorProto.Type.TYPE_FIXED64,
            FieldDescriptorProto.Type.TYPE_FIXED32,
            FieldDescriptorProto.Type.TYPE_BOOL,
            FieldDescriptorProto.Type.TYPE_STRING,
            FieldDescriptorProto.Type.TYPE_BYTES,
            FieldDescriptorProto.Type.TYPE_UINT32,
            FieldDescriptorProto.Type.TYPE_SFIXED32,
            FieldDescriptorProto.Type.TYPE_SFIXED64,
            FieldDescriptorProto.Type.TYPE_SINT32,
            FieldDescriptorProto.Type.TYPE_SINT64);
    private static final List<FieldDescriptorProto.Type> MAP_KEYS = List.of(
            FieldDescriptorProto.Type.TYPE_STRING,
            FieldDescriptorProto.Type.TYPE_INT64,
            FieldDescriptorProto.Type.TYPE_UINT64,
            FieldDescriptorProto.Type.TYPE_INT32,
            FieldDescriptorProto.Type.TYPE_BOOL,
            FieldDescriptorProto.Type.TYPE_SINT32,
            FieldDescriptorProto.Type.TYPE_FIXED64);
    private static final Set<FieldDescriptorProto.Type> UNPACKABLE = Set.of(
            FieldDescriptorProto.Type.TYPE_STRING,
            FieldDescriptorProto.Type.TYPE_BYTES,
            FieldDescriptorProto.Type.TYPE_MESSAGE,
            FieldDescriptorProto.Type.TYPE_GROUP);
    private static final String PACKAGE = "random";
    private static final int DEEPEST = 5;

    private final boolean proto3;
    private final String text;
    private final List<Descriptor> messages = new ArrayList<>();
    private final List<List<Integer>> paths = new ArrayList<>();

    RandomProtobuf(Chance chance) {
        proto3 = chance.is(0.6);
        FileDescriptorProto file = file(chance);
        text = ProtoSource.of(file);
        try {
            FileDescriptor linked = FileDescriptor.buildFrom(file, new FileDescriptor[0]);
            for (Descriptor message : linked.getMessageTypes()) {
                reachable(message, List.of(message.getIndex()));
            }
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private void reachable(Descriptor message, List<Integer> path) {
        messages.add(message);
        paths.add(path);
        for (Descriptor nested : message.getNestedTypes()) {
            if (!nested.getOptions().getMapEntry()) {
                List<Integer> further = new ArrayList<>(path);
                further.add(nested.getIndex());
                reachable(nested, further);
            }
        }
    }

    String text() {
        return text;
    }

    int messages() {
        return messages.size();
    }

    byte[] bytes(int message, Chance chance) {
        return value(messages.get(message), chance, 0).toByteArray();
    }

    /** @return Confluent's message indexes: how many, then each, as zigzag varints; a single zero for the first message */
    byte[] indexes(int message, Chance chance) {
        List<Integer> path = paths.get(message);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!path.equals(List.of(0)) || chance.is(0.1)) {
            bytes.write(path.size() << 1);
            path.forEach(index -> bytes.write(index << 1));
        } else {
            bytes.write(0);
        }
        return bytes.toByteArray();
    }

    private FileDescriptorProto file(Chance chance) {
        FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder()
                .setName("random.proto")
                .setPackage(PACKAGE)
                .setSyntax(proto3 ? "proto3" : "proto2");
        EnumDescriptorProto.Builder colour = EnumDescriptorProto.newBuilder().setName("Colour");
        for (int i = 0; i < 3; i++) {
            colour.addValue(
                    EnumValueDescriptorProto.newBuilder().setName("COLOUR_" + i).setNumber(i * 3));
        }
        file.addEnumType(colour);
        List<String> known = new ArrayList<>();
        for (int i = chance.between(1, 4); i > 0; i--) {
            String name = "Message" + i;
            DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
            if (chance.is(0.4)) {
                String inner = "Inner" + i;
                message.addNestedType(fields(
                        DescriptorProto.newBuilder().setName(inner),
                        "." + PACKAGE + "." + name + "." + inner,
                        known,
                        chance));
                known.add("." + PACKAGE + "." + name + "." + inner);
            }
            file.addMessageType(fields(message, "." + PACKAGE + "." + name, known, chance));
            known.add("." + PACKAGE + "." + name);
        }
        return file.build();
    }

    private DescriptorProto.Builder fields(
            DescriptorProto.Builder message, String fullName, List<String> known, Chance chance) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = chance.between(1, 10); i > 0; i--) {
            names.add(RandomText.identifier(chance).toLowerCase(Locale.ROOT));
        }
        int number = 0;
        List<String> optional = new ArrayList<>();
        boolean choice = false;
        for (String name : names) {
            number += chance.is(0.9) ? 1 : chance.between(2, 3_000);
            FieldDescriptorProto.Builder field =
                    FieldDescriptorProto.newBuilder().setName(name).setNumber(number);
            typed(field, known, chance);
            field.setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
            if (chance.is(0.15)) {
                map(message, field, fullName, number, known, chance);
            } else if (chance.is(0.25)) {
                field.setLabel(FieldDescriptorProto.Label.LABEL_REPEATED);
                if (!UNPACKABLE.contains(field.getType()) && chance.is(0.3)) {
                    field.setOptions(FieldOptions.newBuilder().setPacked(chance.is(0.5)));
                }
            } else if (chance.is(0.15)) {
                choice = true;
                field.setOneofIndex(0);
            } else if (proto3 && chance.is(0.2)) {
                optional.add(name);
            } else if (!proto3 && chance.is(0.05)) {
                field.setLabel(FieldDescriptorProto.Label.LABEL_REQUIRED);
            }
            message.addField(field);
        }
        if (choice) {
            message.addOneofDecl(OneofDescriptorProto.newBuilder().setName("choice_of_one"));
        }
        for (FieldDescriptorProto.Builder field : message.getFieldBuilderList()) {
            if (optional.contains(field.getName())) {
                field.setProto3Optional(true).setOneofIndex(message.getOneofDeclCount());
                message.addOneofDecl(OneofDescriptorProto.newBuilder().setName("_" + field.getName()));
            }
        }
        return message;
    }

    private static void typed(FieldDescriptorProto.Builder field, List<String> known, Chance chance) {
        if (!known.isEmpty() && chance.is(0.2)) {
            field.setType(FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName(chance.of(known));
        } else if (chance.is(0.1)) {
            field.setType(FieldDescriptorProto.Type.TYPE_ENUM).setTypeName("." + PACKAGE + ".Colour");
        } else {
            field.setType(chance.of(SCALARS));
        }
    }

    private static void map(
            DescriptorProto.Builder message,
            FieldDescriptorProto.Builder field,
            String fullName,
            int number,
            List<String> known,
            Chance chance) {
        String entry = "Mp" + number + "Entry";
        // No identifier that is drawn has a p behind its first letter.
        field.setName("mp" + number);
        FieldDescriptorProto.Builder value = FieldDescriptorProto.newBuilder()
                .setName("value")
                .setNumber(2)
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
        typed(value, known, chance);
        message.addNestedType(DescriptorProto.newBuilder()
                .setName(entry)
                .setOptions(MessageOptions.newBuilder().setMapEntry(true))
                .addField(FieldDescriptorProto.newBuilder()
                        .setName("key")
                        .setNumber(1)
                        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
                        .setType(chance.of(MAP_KEYS)))
                .addField(value));
        field.setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)
                .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                .setTypeName(fullName + "." + entry);
    }

    private Message value(Descriptor type, Chance chance, int depth) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            boolean isMessage = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
            if (field.isMapField()) {
                Set<Object> keys = new LinkedHashSet<>();
                FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
                for (int i = depth < DEEPEST ? chance.below(3) : 0; i > 0; i--) {
                    Object drawn = one(key, chance, depth);
                    if (keys.add(drawn)) {
                        FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
                        message.addRepeatedField(
                                field,
                                DynamicMessage.newBuilder(field.getMessageType())
                                        .setField(key, drawn)
                                        .setField(value, one(value, chance, depth + 1))
                                        .build());
                    }
                }
            } else if (field.isRepeated()) {
                for (int i = depth < DEEPEST ? chance.below(4) : 0; i > 0; i--) {
                    message.addRepeatedField(field, one(field, chance, depth + 1));
                }
            } else if (field.isRequired() || (chance.is(0.75) && (!isMessage || depth < DEEPEST))) {
                message.setField(field, one(field, chance, depth + 1));
            }
        }
        return message.buildPartial();
    }

    private Object one(FieldDescriptor field, Chance chance, int depth) {
        return switch (field.getJavaType()) {
            case INT -> (int) chance.bits();
            case LONG -> chance.bits();
            case FLOAT -> (float) chance.real();
            case DOUBLE -> chance.real();
            case BOOLEAN -> chance.is(0.5);
            case STRING -> RandomText.of(chance, 20);
            case BYTE_STRING -> ByteString.copyFrom(chance.bytes(0, 12));
            case ENUM -> chance.of(field.getEnumType().getValues());
            case MESSAGE -> value(field.getMessageType(), chance, depth);
        };
    }
}
