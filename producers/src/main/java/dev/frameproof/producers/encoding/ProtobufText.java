package dev.frameproof.producers.encoding;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.util.Locale;

/** A proto3 file without imports as its text. */
final class ProtobufText {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder("syntax = \"proto3\";\n");

    private ProtobufText() {}

    static String of(FileDescriptorProto file) {
        ProtobufText text = new ProtobufText();
        for (DescriptorProto message : file.getMessageTypeList()) {
            text.text.append('\n');
            text.add(message, "");
        }
        return text.text.toString();
    }

    private void add(DescriptorProto message, String indent) {
        text.append(indent).append("message ").append(message.getName()).append(" {\n");
        for (DescriptorProto inner : message.getNestedTypeList()) {
            add(inner, indent + INDENT);
        }
        for (FieldDescriptorProto field : message.getFieldList()) {
            text.append(indent).append(INDENT).append(label(field)).append(type(field));
            text.append(' ')
                    .append(field.getName())
                    .append(" = ")
                    .append(field.getNumber())
                    .append(";\n");
        }
        text.append(indent).append("}\n");
    }

    private static String label(FieldDescriptorProto field) {
        if (field.getLabel() == Label.LABEL_REPEATED) {
            return "repeated ";
        }
        return field.getProto3Optional() ? "optional " : "";
    }

    private static String type(FieldDescriptorProto field) {
        if (field.getType() == FieldDescriptorProto.Type.TYPE_MESSAGE) {
            return field.getTypeName().substring(field.getTypeName().lastIndexOf('.') + 1);
        }
        return field.getType().name().substring("TYPE_".length()).toLowerCase(Locale.ROOT);
    }
}
