package dev.frameproof.differential.random;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.util.List;
import java.util.Locale;

/** Writes a file's descriptor as a {@code .proto} file. */
final class ProtoSource {
    private final StringBuilder out = new StringBuilder();
    private final boolean proto3;

    private ProtoSource(boolean proto3) {
        this.proto3 = proto3;
    }

    static String of(FileDescriptorProto file) {
        ProtoSource source = new ProtoSource(file.getSyntax().equals("proto3"));
        source.out
                .append("syntax = \"")
                .append(source.proto3 ? "proto3" : "proto2")
                .append("\";\n");
        if (!file.getPackage().isEmpty()) {
            source.out.append("package ").append(file.getPackage()).append(";\n");
        }
        file.getEnumTypeList().forEach(type -> source.put(type, ""));
        file.getMessageTypeList().forEach(message -> source.put(message, ""));
        return source.out.toString();
    }

    private void put(EnumDescriptorProto type, String indent) {
        out.append(indent).append("enum ").append(type.getName()).append(" {\n");
        type.getValueList().forEach(value -> out.append(indent)
                .append("  ")
                .append(value.getName())
                .append(" = ")
                .append(value.getNumber())
                .append(";\n"));
        out.append(indent).append("}\n");
    }

    private void put(DescriptorProto message, String indent) {
        out.append(indent).append("message ").append(message.getName()).append(" {\n");
        String inner = indent + "  ";
        message.getNestedTypeList().stream()
                .filter(nested -> !nested.getOptions().getMapEntry())
                .forEach(nested -> put(nested, inner));
        List<FieldDescriptorProto> fields = message.getFieldList();
        for (FieldDescriptorProto field : fields) {
            if (!field.hasOneofIndex() || field.getProto3Optional()) {
                out.append(inner).append(label(message, field));
                put(message, field);
            }
        }
        for (int i = 0; i < message.getOneofDeclCount(); i++) {
            oneof(message, i, inner);
        }
        out.append(indent).append("}\n");
    }

    private void oneof(DescriptorProto message, int index, String indent) {
        List<FieldDescriptorProto> fields = message.getFieldList().stream()
                .filter(field -> field.hasOneofIndex() && field.getOneofIndex() == index && !field.getProto3Optional())
                .toList();
        if (fields.isEmpty()) {
            return;
        }
        out.append(indent)
                .append("oneof ")
                .append(message.getOneofDecl(index).getName())
                .append(" {\n");
        for (FieldDescriptorProto field : fields) {
            out.append(indent).append("  ");
            put(message, field);
        }
        out.append(indent).append("}\n");
    }

    private String label(DescriptorProto message, FieldDescriptorProto field) {
        if (mapEntry(message, field) != null) {
            return "";
        }
        return switch (field.getLabel()) {
            case LABEL_REPEATED -> "repeated ";
            case LABEL_REQUIRED -> "required ";
            case LABEL_OPTIONAL -> proto3 && !field.getProto3Optional() ? "" : "optional ";
        };
    }

    private void put(DescriptorProto message, FieldDescriptorProto field) {
        DescriptorProto entry = mapEntry(message, field);
        out.append(
                entry == null ? type(field) : "map<" + type(entry.getField(0)) + ", " + type(entry.getField(1)) + ">");
        out.append(' ').append(field.getName()).append(" = ").append(field.getNumber());
        if (field.getOptions().hasPacked()) {
            out.append(" [packed = ").append(field.getOptions().getPacked()).append(']');
        }
        out.append(";\n");
    }

    private static DescriptorProto mapEntry(DescriptorProto message, FieldDescriptorProto field) {
        if (field.getType() != FieldDescriptorProto.Type.TYPE_MESSAGE
                || field.getLabel() != FieldDescriptorProto.Label.LABEL_REPEATED) {
            return null;
        }
        return message.getNestedTypeList().stream()
                .filter(nested ->
                        nested.getOptions().getMapEntry() && field.getTypeName().endsWith("." + nested.getName()))
                .findFirst()
                .orElse(null);
    }

    private static String type(FieldDescriptorProto field) {
        return field.getTypeName().isEmpty()
                ? field.getType().name().substring("TYPE_".length()).toLowerCase(Locale.ROOT)
                : field.getTypeName();
    }
}
