package dev.frameproof.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Holds a frame that the page has against what it must be, cell by cell. */
final class CellComparison {
    private static final int FAULTS_A_COLUMN = 3;

    private final CheckLog log;
    private final BrowserCheck check;
    private final String subject;

    CellComparison(CheckLog log, BrowserCheck check, String subject) {
        this.log = log;
        this.check = check;
        this.subject = subject;
    }

    /** @param got {@code {length, fields: [{name, type, values}]}} */
    void compare(ExpectedPanel expected, JsonNode got) {
        if (got.path("length").asInt(-1) != expected.rows()) {
            log.error(
                    check,
                    subject,
                    expected.rows() + " rows",
                    got.path("length").asText() + " rows",
                    "");
        }
        List<ExpectedColumn> columns = expected.columns();
        JsonNode fields = got.path("fields");
        if (fields.size() != columns.size()) {
            log.error(check, subject, columns.size() + " columns", fields.size() + " columns", "");
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            compare(columns.get(i), fields.get(i));
        }
    }

    private void compare(ExpectedColumn column, JsonNode field) {
        String named = subject + ", column " + column.name();
        if (!field.path("name").asText().equals(column.name())
                || !field.path("type").asText().equals(column.type())) {
            log.error(
                    check,
                    named,
                    column.name() + " of type " + column.type(),
                    field.path("name").asText() + " of type "
                            + field.path("type").asText(),
                    "");
            return;
        }
        int faults = 0;
        int rows = Math.min(column.cells().size(), field.path("values").size());
        for (int row = 0; row < rows; row++) {
            Cell cell = column.cells().get(row);
            JsonNode value = field.path("values").get(row);
            boolean same = cell == null ? value.isNull() : cell.equalsValue(value);
            if (!same && faults++ < FAULTS_A_COLUMN) {
                log.error(check, named + ", row " + row, cell == null ? "null" : cell.text(), value.toString(), "");
            }
            if (same && cell != null && cell.isRounded()) {
                log.note(
                        check,
                        named + ", row " + row,
                        cell.text(),
                        value.toString(),
                        "a browser's numbers hold whole numbers up to 2^53 only");
            }
        }
        log.checked(check, rows);
    }
}
