package dev.frameproof.oracle.internal.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.frameproof.oracle.internal.gotext.GoPrint;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Value.UnsignedValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a message looks like to a viewer: fields by their names in the schema; those with presence that are absent, empty
 * lists and empty maps null; enums their names, numbers without one as numbers; bytes in base64.
 */
final class ProtoValues {
    private final boolean listsAreJson;

    /** @param listsAreJson whether lists are JSON also with NaN in them, instead of being printed as Go does */
    ProtoValues(boolean listsAreJson) {
        this.listsAreJson = listsAreJson;
    }

    Value of(Message message) {
        List<Member> members = new ArrayList<>();
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            members.add(new Member(field.getName(), field(message, field)));
        }
        return new ObjectValue(members);
    }

    private Value field(Message message, FieldDescriptor field) {
        if (field.isRepeated()) {
            List<?> items = (List<?>) message.getField(field);
            if (items.isEmpty()) {
                return new NullValue();
            }
            return field.isMapField() ? map(items) : list(field, items);
        }
        if (field.hasPresence() && !message.hasField(field)) {
            return new NullValue();
        }
        return value(field, message.getField(field));
    }

    /** JSON, in which lists are shown, does not hold NaN and infinities. */
    private Value list(FieldDescriptor field, List<?> items) {
        List<Value> values = new ArrayList<>();
        items.forEach(item -> values.add(value(field, item)));
        var list = new ListValue(values);
        return !listsAreJson && GoPrint.hasNonFinite(list) ? new TextValue(GoPrint.of(list)) : GoPrint.inJson(list);
    }

    /** Of equal keys the last counts. */
    private Value map(List<?> entries) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Object entry : entries) {
            Message parts = (Message) entry;
            List<FieldDescriptor> fields = parts.getDescriptorForType().getFields();
            Value key = value(fields.get(0), parts.getField(fields.get(0)));
            values.put(GoPrint.of(key), value(fields.get(1), parts.getField(fields.get(1))));
        }
        List<Member> members = new ArrayList<>();
        values.forEach((name, value) -> members.add(new Member(name, value)));
        return new ObjectValue(members);
    }

    private Value value(FieldDescriptor field, Object value) {
        return switch (field.getType()) {
            case DOUBLE -> new FloatValue((Double) value);
            case FLOAT -> new FloatValue((Float) value);
            case INT32, SINT32, SFIXED32 -> new IntegerValue((Integer) value);
            case INT64, SINT64, SFIXED64 -> new IntegerValue((Long) value);
            case UINT32, FIXED32 -> new UnsignedValue(Integer.toUnsignedLong((Integer) value));
            case UINT64, FIXED64 -> new UnsignedValue((Long) value);
            case BOOL -> new BooleanValue((Boolean) value);
            case STRING -> new TextValue((String) value);
            case BYTES -> new TextValue(Base64.getEncoder().encodeToString(((ByteString) value).toByteArray()));
            case ENUM -> symbol((EnumValueDescriptor) value);
            case MESSAGE, GROUP -> of((Message) value);
        };
    }

    private static Value symbol(EnumValueDescriptor value) {
        EnumValueDescriptor known = value.getType().findValueByNumber(value.getNumber());
        return known == null ? new IntegerValue(value.getNumber()) : new TextValue(known.getName());
    }
}
