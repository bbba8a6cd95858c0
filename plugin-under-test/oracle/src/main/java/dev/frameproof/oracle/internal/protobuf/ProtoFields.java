package dev.frameproof.oracle.internal.protobuf;

import com.google.protobuf.DescriptorProtos.FeatureSet.Utf8Validation;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;

/** What a schema says of a field's bytes. */
final class ProtoFields {
    private ProtoFields() {}

    /** @return the message or group that a field holds; null for a scalar one and for an unknown one, which is null */
    static Descriptor messageOf(FieldDescriptor field) {
        return field != null && field.getJavaType() == JavaType.MESSAGE ? field.getMessageType() : null;
    }

    /** @return whether it is a text that may hold bytes that are no UTF-8; no for an unknown field, which is null */
    static boolean isLooseText(FieldDescriptor field) {
        if (field == null || field.getType() != FieldDescriptor.Type.STRING) {
            return false;
        }
        FileDescriptorProto file = field.getFile().toProto();
        return switch (file.getSyntax()) {
            case "", "proto2" -> true;
            case "editions" -> file.getOptions().getFeatures().getUtf8Validation() == Utf8Validation.NONE;
            default -> false;
        };
    }
}
