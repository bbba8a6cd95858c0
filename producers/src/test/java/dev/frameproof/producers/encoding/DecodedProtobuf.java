package dev.frameproof.producers.encoding;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What protobuf's own library reads. */
final class DecodedProtobuf {
    private final Descriptor type;

    DecodedProtobuf(FileDescriptorProto file, int... indexes) throws DescriptorValidationException {
        Descriptor found = FileDescriptor.buildFrom(file, new FileDescriptor[0])
                .getMessageTypes()
                .get(indexes[0]);
        for (int i = 1; i < indexes.length; i++) {
            found = found.getNestedTypes().get(indexes[i]);
        }
        type = found;
    }

    /** @return the value, without members that are absent and without empty lists; fails on unknown fields */
    Value of(byte[] bytes) throws InvalidProtocolBufferException {
        return value(message(bytes));
    }

    DynamicMessage message(byte[] bytes) throws InvalidProtocolBufferException {
        return DynamicMessage.parseFrom(type, ByteString.copyFrom(bytes));
    }

    private static Value value(Object read) {
        if (read instanceof Message message) {
            if (!message.getUnknownFields().asMap().isEmpty()) {
                throw new AssertionError("unknown fields " + message.getUnknownFields());
            }
            List<Member> members = new ArrayList<>();
            for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
                boolean there = field.isRepeated()
                        ? message.getRepeatedFieldCount(field) > 0
                        : !field.hasPresence() || message.hasField(field);
                if (there) {
                    members.add(new Member(field.getName(), value(message.getField(field))));
                }
            }
            return new ObjectValue(members);
        }
        if (read instanceof Collection<?> items) {
            return new ListValue(items.stream().map(DecodedProtobuf::value).toList());
        }
        if (read instanceof Long number) {
            return new IntegerValue(number);
        }
        if (read instanceof Double number) {
            return new FloatValue(number);
        }
        return read instanceof Boolean truth ? new BooleanValue(truth) : new TextValue((String) read);
    }
}
