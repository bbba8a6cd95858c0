package dev.frameproof.producers.encoding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frameproof.producers.shape.Kind;
import dev.frameproof.producers.shape.NumberTexts;
import dev.frameproof.producers.shape.Shape;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Avro's binary encoding, by a tree that mirrors the schema: a branch for each kind a place may hold. */
final class AvroWriter implements SchemaWriter {
    private static final byte[] NO_PREAMBLE = {};
    private static final int NO_BRANCH = -1;

    private final String recordName;
    private final String schema;
    private final Node top;

    private AvroWriter(String recordName, String schema, Node top) {
        this.recordName = recordName;
        this.schema = schema;
        this.top = top;
    }

    static AvroWriter of(String recordName, Shape shape) {
        JsonNode schema = new AvroSchemaText(recordName).of(shape);
        return new AvroWriter(recordName, schema.toString(), new Node(shape, false));
    }

    @Override
    public SchemaType type() {
        return SchemaType.AVRO;
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public String recordName() {
        return recordName;
    }

    @Override
    public byte[] preamble() {
        return NO_PREAMBLE;
    }

    @Override
    public boolean write(Value value, BinaryBuffer buffer) {
        return top.write(value, buffer);
    }

    @SuppressWarnings(
            "EnumOrdinal") // An array is several times as fast as a map here, and lives no longer than the enum.
    private static final class Node {
        private final int[] branches = new int[Kind.values().length];
        private final boolean union;
        private final String[] names;
        private final Node[] fields;
        private final Node items;

        Node(Shape shape, boolean optional) {
            Arrays.fill(branches, NO_BRANCH);
            Set<Kind> kinds = AvroSchemaText.branches(shape, optional);
            int branch = 0;
            for (Kind kind : kinds) {
                branches[kind.ordinal()] = branch++;
            }
            union = kinds.size() > 1;
            names = shape.members().stream().map(Shape.Member::name).toArray(String[]::new);
            fields = shape.members().stream()
                    .map(member -> new Node(member.shape(), member.optional()))
                    .toArray(Node[]::new);
            items = shape.items().map(inside -> new Node(inside, false)).orElse(null);
        }

        boolean write(Value value, BinaryBuffer buffer) {
            if (value instanceof FloatValue number) {
                if (!enter(Kind.FLOAT, buffer)) {
                    return false;
                }
                buffer.putDouble(number.value());
                return true;
            }
            if (value instanceof IntegerValue number) {
                if (!enter(Kind.INTEGER, buffer)) {
                    return false;
                }
                buffer.putZigZag(number.value());
                return true;
            }
            if (value instanceof TextValue text) {
                return enter(Kind.TEXT, buffer) && buffer.putText(text.value(), true);
            }
            if (value instanceof ObjectValue object) {
                return enter(Kind.OBJECT, buffer) && writeFields(object.members(), buffer);
            }
            if (value instanceof ListValue list) {
                return enter(Kind.LIST, buffer) && writeItems(list.items(), buffer);
            }
            if (value instanceof BooleanValue truth) {
                if (!enter(Kind.BOOLEAN, buffer)) {
                    return false;
                }
                buffer.putByte(truth.value() ? 1 : 0);
                return true;
            }
            return value instanceof NumberText number
                    ? NumberTexts.tryTyped(number)
                            .map(typed -> write(typed, buffer))
                            .orElse(false)
                    : enter(Kind.NULL, buffer);
        }

        private boolean enter(Kind kind, BinaryBuffer buffer) {
            int branch = branches[kind.ordinal()];
            if (union && branch >= 0) {
                buffer.putZigZag(branch);
            }
            return branch >= 0;
        }

        private boolean writeFields(List<Value.Member> members, BinaryBuffer buffer) {
            MemberCursor cursor = new MemberCursor(members);
            for (int i = 0; i < fields.length; i++) {
                Value value = cursor.find(names[i]);
                boolean fits = value == null ? fields[i].enter(Kind.NULL, buffer) : fields[i].write(value, buffer);
                if (!fits) {
                    return false;
                }
            }
            return cursor.isExhausted();
        }

        private boolean writeItems(List<Value> list, BinaryBuffer buffer) {
            if (!list.isEmpty()) {
                buffer.putZigZag(list.size());
                for (Value item : list) {
                    if (!items.write(item, buffer)) {
                        return false;
                    }
                }
            }
            buffer.putByte(0);
            return true;
        }
    }
}
