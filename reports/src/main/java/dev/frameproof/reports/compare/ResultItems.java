package dev.frameproof.reports.compare;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.reports.MatrixFormat;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.ReportException;
import dev.frameproof.reports.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What of a result can be compared, by name. */
final class ResultItems {
    private static final String FAILED = "failed";

    private final Path file;
    private final boolean matrix;
    private final Map<String, Item> items = new LinkedHashMap<>();

    private ResultItems(Path file, boolean matrix) {
        this.file = requireNonNull(file, "file");
        this.matrix = matrix;
    }

    static ResultItems read(Path given) {
        Path file = file(given);
        JsonNode json;
        try {
            json = new ObjectMapper().readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw refused(given, String.valueOf(unreadable.getMessage()), unreadable);
        }
        String schema = json.path("schema").asText("");
        var result = new ResultItems(file, schema.startsWith("frameproof-matrix/"));
        if (result.matrix) {
            json.path("cells").forEach(result::cell);
        } else if (schema.startsWith("frameproof-report/")) {
            result.run(json);
        } else {
            throw refused(given, "It is no result of Frameproof.", null);
        }
        return result;
    }

    private static Path file(Path given) {
        if (!Files.isDirectory(given)) {
            return given;
        }
        Path ofMatrix = given.resolve(MatrixFormat.JSON.fileName());
        return Files.exists(ofMatrix) ? ofMatrix : given.resolve(ReportFormat.JSON.fileName());
    }

    Map<String, Item> items() {
        return items;
    }

    void requireSameKind(ResultItems other) {
        if (matrix != other.matrix) {
            throw refused(
                    other.file,
                    "It is of a " + kind(other.matrix) + ", and " + file + " of a " + kind(matrix) + ".",
                    null);
        }
    }

    private static String kind(boolean ofMatrix) {
        return ofMatrix ? "matrix" : "run";
    }

    private void cell(JsonNode cell) {
        String status = cell.path("status").asText();
        long failed = 0;
        for (JsonNode check : cell.path("checks")) {
            failed += check.path(FAILED).asLong();
        }
        String reason = cell.path("reason").asText();
        items.put(
                "%s, %s, %s"
                        .formatted(
                                cell.path("case").asText(),
                                cell.path("plugin").asText(),
                                cell.path("grafana").asText()),
                new Item(state(status), failed, reason.isEmpty() ? status : status + ": " + reason));
    }

    private void run(JsonNode run) {
        String outcome = run.path("verdict").path("outcome").asText();
        items.put("the run", new Item(outcome.equals("proved") ? Item.State.PASSED : Item.State.FAILED, 0, outcome));
        for (JsonNode stream : run.path("streams")) {
            for (JsonNode check : stream.path("checks")) {
                long failed = check.path(FAILED).asLong();
                String status = check.path("status").asText();
                items.put(
                        stream.path("name").asText() + ": " + check.path("id").asText(),
                        new Item(state(status), failed, failed == 0 ? status : failed + " findings"));
            }
        }
        for (JsonNode threshold : run.path("thresholds")) {
            boolean met = threshold.path("met").asBoolean();
            items.put(
                    "threshold " + threshold.path("name").asText() + " "
                            + threshold.path("required").asText(),
                    new Item(met ? Item.State.PASSED : Item.State.FAILED, 0, met ? "met" : "not met"));
        }
    }

    private static Item.State state(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "passed" -> Item.State.PASSED;
            case FAILED -> Item.State.FAILED;
            default -> Item.State.SKIPPED;
        };
    }

    private static ReportException refused(Path file, String cause, Exception origin) {
        return new ReportException(
                new Problem(
                        "Cannot compare the result " + file + ".",
                        cause,
                        "Give two folders that 'frameproof run' wrote, or two that 'frameproof matrix' wrote."),
                origin);
    }
}
