package dev.frameproof.producers.encoding;

import dev.frameproof.producers.shape.Kind;
import dev.frameproof.producers.shape.NumberTexts;
import dev.frameproof.producers.shape.Shape;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.List;

/** Writes one message type's fields, in the order of their numbers, as protobuf's own writers do. */
final class ProtobufNode {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH_DELIMITED = 2;

    private final Field[] fields;

    ProtobufNode(Shape shape) {
        fields = new Field[shape.members().size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = new Field(shape.members().get(i), ProtobufSchema.number(i));
        }
    }

    boolean write(List<Value.Member> members, BinaryBuffer buffer) {
        MemberCursor cursor = new MemberCursor(members);
        for (Field field : fields) {
            if (!field.write(cursor.find(field.name), buffer)) {
                return false;
            }
        }
        return cursor.isExhausted();
    }

    private static final class Field {
        final String name;
        private final int number;
        private final boolean repeated;
        private final boolean presence;
        private final boolean mayLack;
        private final boolean floating;
        private final boolean packed;
        private final Kind kind;
        private final ProtobufNode message;

        Field(Shape.Member member, int number) {
            this.number = number;
            name = member.name();
            mayLack = member.mayLack();
            repeated = member.shape().has(Kind.LIST);
            Shape content = repeated ? member.shape().items().orElseThrow() : member.shape();
            floating = content.has(Kind.FLOAT);
            kind = content.kindsOfValues().stream()
                    .reduce((first, last) -> last)
                    .orElse(Kind.TEXT);
            message = kind == Kind.OBJECT ? new ProtobufNode(content) : null;
            presence = mayLack || message != null || repeated;
            packed = kind == Kind.BOOLEAN || kind == Kind.INTEGER || kind == Kind.FLOAT;
        }

        boolean write(Value value, BinaryBuffer buffer) {
            if (value == null || value instanceof NullValue) {
                return mayLack;
            }
            if (!repeated) {
                return writeTagged(value, presence, buffer);
            }
            if (!(value instanceof ListValue list)) {
                return false;
            }
            return packed ? writePacked(list.items(), buffer) : writeEach(list.items(), buffer);
        }

        private boolean writePacked(List<Value> items, BinaryBuffer buffer) {
            if (items.isEmpty()) {
                return true;
            }
            tag(LENGTH_DELIMITED, buffer);
            int start = buffer.length();
            for (Value item : items) {
                if (!writeScalar(item, buffer)) {
                    return false;
                }
            }
            buffer.putLengthBefore(start);
            return true;
        }

        private boolean writeEach(List<Value> items, BinaryBuffer buffer) {
            for (Value item : items) {
                if (!writeTagged(item, true, buffer)) {
                    return false;
                }
            }
            return true;
        }

        /** @param always whether it is written, too, when it is the type's zero, which readers assume */
        private boolean writeTagged(Value value, boolean always, BinaryBuffer buffer) {
            int start = buffer.length();
            if (kind == Kind.TEXT) {
                if (!(value instanceof TextValue text)) {
                    return false;
                }
                tag(LENGTH_DELIMITED, buffer);
                boolean fits = buffer.putText(text.value(), false);
                if (!always && text.value().isEmpty()) {
                    buffer.truncate(start);
                }
                return fits;
            }
            if (kind == Kind.OBJECT) {
                if (!(value instanceof ObjectValue object)) {
                    return false;
                }
                tag(LENGTH_DELIMITED, buffer);
                int content = buffer.length();
                if (!message.write(object.members(), buffer)) {
                    return false;
                }
                buffer.putLengthBefore(content);
                return true;
            }
            if (!always && isZero(value)) {
                return true;
            }
            tag(floating ? FIXED_64 : VARINT, buffer);
            return writeScalar(value, buffer);
        }

        private boolean isZero(Value value) {
            return value instanceof FloatValue number
                    ? floating && Double.doubleToRawLongBits(number.value()) == 0
                    : value instanceof IntegerValue integer
                            ? (floating || kind == Kind.INTEGER) && integer.value() == 0
                            : kind == Kind.BOOLEAN && value instanceof BooleanValue truth && !truth.value();
        }

        private boolean writeScalar(Value value, BinaryBuffer buffer) {
            if (value instanceof FloatValue number && floating) {
                buffer.putDouble(number.value());
                return true;
            }
            if (value instanceof IntegerValue number && floating) {
                buffer.putDouble((double) number.value());
                return LostValue.exactInDouble(number.value());
            }
            if (value instanceof IntegerValue number && kind == Kind.INTEGER) {
                buffer.putVarint(number.value());
                return true;
            }
            if (value instanceof BooleanValue truth && kind == Kind.BOOLEAN) {
                buffer.putByte(truth.value() ? 1 : 0);
                return true;
            }
            return value instanceof NumberText number
                    && NumberTexts.tryTyped(number)
                            .map(typed -> writeScalar(typed, buffer))
                            .orElse(false);
        }

        private void tag(int wireType, BinaryBuffer buffer) {
            buffer.putVarint((long) number << 3 | wireType);
        }
    }
}
