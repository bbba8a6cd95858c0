package dev.frameproof.kafkaplugin.internal.rows;

import java.util.Arrays;

/** Writes the schema part of frames. */
final class StructureText {
    private final FrameNaming naming;
    private final int partition;
    private final boolean partitioned;
    private final Utf8Buffer text = new Utf8Buffer(1024);
    private int columns;

    private StructureText(FrameNaming naming, int partition, boolean partitioned) {
        this.naming = naming;
        this.partition = partition;
        this.partitioned = partitioned;
    }

    /** @return the structure of data rows with the given key and value columns */
    static Structure data(FrameNaming naming, int partition, boolean partitioned, ColumnNames names, CellKind ordered) {
        StructureText writer = new StructureText(naming, partition, partitioned);
        writer.begin();
        for (int i = 0; i < ordered.size(); i++) {
            ValueType type = ordered.type(i);
            writer.field(names.name(ordered.column(i)), type.browserName(), type.frameName(), true);
        }
        return writer.end();
    }

    /** @return the structure of rows that tell of records that cannot be decoded; they always name the partition */
    static Structure errors(FrameNaming naming, int partition) {
        StructureText writer = new StructureText(naming, partition, true);
        writer.begin();
        writer.field("error", "string", "string", false);
        return writer.end();
    }

    private void begin() {
        text.append("{\"schema\":{\"name\":");
        JsonText.quoted(text, naming.frameName(partition));
        if (!naming.refId().isEmpty()) {
            text.append(",\"refId\":");
            JsonText.quoted(text, naming.refId());
        }
        text.append(",\"fields\":[");
        field("time", "time", "time.Time", false);
        if (partitioned) {
            field("partition", "number", "int32", false);
        }
        field("offset", "number", "int64", false);
    }

    private void field(String name, String type, String frameType, boolean nullable) {
        if (columns > 0) {
            text.append(',');
        }
        text.append("{\"name\":");
        JsonText.quoted(text, name);
        text.append(",\"type\":\"" + type + "\",\"typeInfo\":{\"frame\":\"" + frameType + "\"");
        text.append(nullable ? ",\"nullable\":true}" : "}");
        if (naming.hasAlias() && !name.equals("time")) {
            text.append(",\"config\":{\"displayNameFromDS\":");
            JsonText.quoted(text, naming.displayName(partition, name));
            text.append('}');
        }
        text.append('}');
        columns++;
    }

    private Structure end() {
        text.append("]},\"data\":{\"values\":[");
        return new Structure(Arrays.copyOf(text.array(), text.length()), partitioned, columns);
    }
}
