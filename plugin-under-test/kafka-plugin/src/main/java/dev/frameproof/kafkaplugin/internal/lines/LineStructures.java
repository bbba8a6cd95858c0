package dev.frameproof.kafkaplugin.internal.lines;

import dev.frameproof.kafkaplugin.internal.rows.FrameNaming;
import dev.frameproof.kafkaplugin.internal.rows.JsonText;
import dev.frameproof.kafkaplugin.internal.rows.Structure;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Writes the schema part of frames; again only when a tag was added. */
final class LineStructures {
    static final int FIXED_BEFORE_TAGS = 5;

    private final FrameNaming naming;
    private final TagColumns tags;
    private final Map<Integer, Structure> rows = new HashMap<>();
    private final Map<Integer, Structure> errors = new HashMap<>();
    private boolean partitioned;
    private int tagsBefore;

    LineStructures(FrameNaming naming, TagColumns tags) {
        this.naming = naming;
        this.tags = tags;
    }

    void partitioned(boolean severalPartitions) {
        partitioned = severalPartitions;
        forget();
    }

    Structure rows(int partition) {
        refresh();
        return rows.computeIfAbsent(named(partition), key -> structure(partition, false));
    }

    Structure errors(int partition) {
        refresh();
        return errors.computeIfAbsent(named(partition), key -> structure(partition, true));
    }

    private void refresh() {
        if (tagsBefore != tags.names().size()) {
            tagsBefore = tags.names().size();
            forget();
        }
    }

    private void forget() {
        rows.clear();
        errors.clear();
    }

    private int named(int partition) {
        return naming.byPartition() ? partition : -1;
    }

    private Structure structure(int partition, boolean error) {
        Utf8Buffer text = new Utf8Buffer(1024);
        text.append("{\"schema\":{\"name\":");
        JsonText.quoted(text, naming.hasAlias() ? naming.frameName(partition) : "lineprotocol");
        if (!naming.refId().isEmpty()) {
            text.append(",\"refId\":");
            JsonText.quoted(text, naming.refId());
        }
        text.append(",\"fields\":[");
        field(text, "Time", "time", "time.Time", false);
        text.append(',');
        field(text, "_measurement", "string", "string", false);
        text.append(',');
        field(text, "_field", "string", "string", false);
        text.append(',');
        field(text, "value", "number", "float64", true);
        text.append(',');
        field(text, "value_str", "string", "string", true);
        for (String tag : tags.names()) {
            text.append(',');
            field(text, tag, "string", "string", true);
        }
        if (partitioned) {
            text.append(',');
            field(text, "partition", "number", "int32", false);
        }
        text.append(',');
        field(text, "offset", "number", "int64", false);
        if (error) {
            text.append(',');
            field(text, "error", "string", "string", false);
        }
        text.append("]},\"data\":{\"values\":[");
        int columns = FIXED_BEFORE_TAGS + tags.names().size() + (partitioned ? 2 : 1) + (error ? 1 : 0);
        return new Structure(Arrays.copyOf(text.array(), text.length()), partitioned, columns);
    }

    private static void field(Utf8Buffer text, String name, String type, String frameType, boolean nullable) {
        text.append("{\"name\":");
        JsonText.quoted(text, name);
        text.append(",\"type\":\"" + type + "\",\"typeInfo\":{\"frame\":\"" + frameType + "\"");
        text.append(nullable ? ",\"nullable\":true}}" : "}}");
    }
}
