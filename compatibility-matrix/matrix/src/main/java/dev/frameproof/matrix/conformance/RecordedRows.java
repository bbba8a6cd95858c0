package dev.frameproof.matrix.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows that a recorded stream begins with before anything is produced in it. */
final class RecordedRows {
    private static final Pattern PARTITION = Pattern.compile("\"partition\":(\\d+)");

    private RecordedRows() {}

    /** @param value of the member {@code v} */
    record Row(int partition, double value) {}

    /** @return each once, in the order in which they came first */
    static List<Row> before(List<Step> steps) {
        Set<Row> rows = new LinkedHashSet<>();
        int subscribed = 0;
        for (Step step : steps) {
            if (step instanceof Step.Produce) {
                break;
            }
            if (step instanceof Step.Send send) {
                Matcher one = PARTITION.matcher(send.text());
                subscribed = one.find() ? Integer.parseInt(one.group(1)) : subscribed;
            } else if (step instanceof Step.Receive receive) {
                for (JsonNode reply : receive.replies()) {
                    add(rows, reply.at("/push/pub/data"), subscribed);
                }
            }
        }
        return new ArrayList<>(rows);
    }

    private static void add(Set<Row> rows, JsonNode frame, int subscribed) {
        JsonNode fields = frame.at("/schema/fields");
        JsonNode values = frame.at("/data/values");
        for (int row = 0; row < values.path(0).size(); row++) {
            int partition = subscribed;
            double value = 0;
            for (int column = 0; column < fields.size(); column++) {
                JsonNode cell = values.path(column).path(row);
                switch (fields.get(column).path("name").asText()) {
                    case "partition" -> partition = cell.asInt();
                    case "v" -> value = cell.asDouble();
                    default -> {}
                }
            }
            rows.add(new Row(partition, value));
        }
    }
}
