package dev.frameproof.kafkaplugin.internal.rows;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes frames apart into rows that tests can compare; keeps them in the order in which they came. */
public final class TestingRows implements FrameSink {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<Row> rows = new ArrayList<>();
    private final List<Integer> frameSizes = new ArrayList<>();

    /**
     * One row of one frame.
     *
     * @param frame the frame's name and refId
     * @param fields each field's name, type and configuration
     * @param values the values' JSON texts
     */
    public record Row(String frame, List<String> fields, List<String> names, List<String> values) {
        /** @return the first value under that name, as JSON text; null when there is no such column */
        public String get(String name) {
            int index = names.indexOf(name);
            return index < 0 ? null : values.get(index);
        }

        public long offset() {
            return Long.parseLong(get("offset"));
        }

        /** @return the partition, 0 when the row does not tell */
        public int partition() {
            int index = names.indexOf("partition");
            return index == 1 ? Integer.parseInt(values.get(1)) : 0;
        }

        /** @return the types by column, for example {@code v=int64} */
        public String types() {
            return String.join(" ", fields.stream().map(Row::nameAndType).toList());
        }

        Row without(String name) {
            int index = names.indexOf(name);
            List<String> rest = new ArrayList<>(values);
            if (index >= 0) {
                rest.set(index, "...");
            }
            return new Row(frame, fields, names, rest);
        }

        private static String nameAndType(String field) {
            JsonNode node = read(field);
            return node.path("name").textValue() + "="
                    + node.path("typeInfo").path("frame").textValue();
        }
    }

    @Override
    public void send(byte[] array, int offset, int length) {
        try {
            add(MAPPER.readTree(array, offset, length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a frame's rows. */
    public void add(JsonNode frame) {
        JsonNode schema = frame.path("schema");
        String title =
                schema.path("name").textValue() + "/" + schema.path("refId").textValue();
        List<String> fields = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (JsonNode field : schema.path("fields")) {
            ObjectNode bare = field.deepCopy();
            if (bare.path("labels").isEmpty()) {
                bare.remove("labels");
            }
            fields.add(sorted(bare).toString());
            names.add(bare.path("name").textValue());
        }
        JsonNode columns = frame.path("data").path("values");
        int count = columns.path(0).size();
        for (JsonNode column : columns) {
            if (column.size() != count) {
                throw new AssertionError("columns of different length: " + frame);
            }
        }
        if (columns.size() != fields.size()) {
            throw new AssertionError(columns.size() + " columns for " + fields.size() + " fields: " + frame);
        }
        frameSizes.add(count);
        for (int row = 0; row < count; row++) {
            List<String> values = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                values.add(text(columns.get(column).get(row)) + extra(frame.path("data"), column, row));
            }
            rows.add(new Row(title, fields, names, values));
        }
    }

    /** @return the rows in the order of their arrival */
    public List<Row> rows() {
        return rows;
    }

    /** @return how many rows each frame had */
    public List<Integer> frameSizes() {
        return frameSizes;
    }

    /** @return the rows by partition and offset */
    public List<Row> ordered() {
        return rows.stream()
                .sorted(Comparator.comparingInt(Row::partition).thenComparingLong(Row::offset))
                .toList();
    }

    /** What a frame tells beside its values: {@code +1ns} behind a time, {@code NaN} behind a null. */
    private static String extra(JsonNode data, int column, int row) {
        long nanos = data.path("nanos").path(column).path(row).asLong(0);
        StringBuilder extra = new StringBuilder(nanos == 0 ? "" : "+" + nanos + "ns");
        data.path("entities").path(column).properties().forEach(entity -> entity.getValue()
                .forEach(of -> {
                    if (of.intValue() == row) {
                        extra.append(entity.getKey());
                    }
                }));
        return extra.toString();
    }

    private static JsonNode sorted(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        Map<String, JsonNode> members = new LinkedHashMap<>();
        node.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
        return MAPPER.createObjectNode().setAll(members);
    }

    /** Numbers by their value: 1000, 1e3 and 1000.0 are one text; the sign of zero is not told. */
    private static String text(JsonNode value) {
        if (!value.isNumber()) {
            return value.toString();
        }
        return value.decimalValue().signum() == 0
                ? "0"
                : value.decimalValue().stripTrailingZeros().toPlainString();
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
