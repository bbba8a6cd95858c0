package dev.frameproof.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What a drawn panel shows against what a panel of these frames must show. */
final class DrawnPanel {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int FAULTS = 5;

    private final CheckLog log;
    private final String subject;
    private final ExpectedPanel expected;

    DrawnPanel(CheckLog log, String subject, ExpectedPanel expected) {
        this.log = log;
        this.subject = subject;
        this.expected = expected;
    }

    /** @param got {@code {plot: {painted, x, series: [{values}]}, names}} */
    void graph(JsonNode got) {
        BrowserCheck check = BrowserCheck.GRAPH;
        painted(check, got);
        List<ExpectedColumn> numbers = columns("number");
        JsonNode series = got.path("plot").path("series");
        if (series.size() != numbers.size()) {
            log.error(check, subject, numbers.size() + " series", series.size() + " series", "");
            return;
        }
        List<Integer> order = byTime();
        compare(check, "time", inOrder(times(), order), got.path("plot").path("x"));
        for (int i = 0; i < numbers.size(); i++) {
            List<Cell> cells = inOrder(numbers.get(i), order);
            compare(check, numbers.get(i).name(), cells, series.get(i).path("values"));
        }
    }

    private void compare(BrowserCheck check, String column, List<Cell> cells, JsonNode got) {
        String named = subject + ", " + column;
        if (got.size() != cells.size()) {
            log.error(check, named, cells.size() + " points", got.size() + " points", "");
            return;
        }
        int faults = 0;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            boolean same = cell == null ? got.get(i).isNull() : cell.equalsValue(got.get(i));
            if (!same && faults++ < FAULTS) {
                String text = cell == null ? "null" : cell.text();
                log.error(check, named + ", point " + i, text, got.get(i).toString(), "");
            }
        }
        log.checked(check, cells.size());
    }

    /** @param got {@code {plot, states: [[...]]}} */
    void states(JsonNode got) {
        BrowserCheck check = BrowserCheck.STATES;
        painted(check, got);
        List<ExpectedColumn> columns = expected.columns().stream()
                .filter(column ->
                        column.type().equals("string") || column.type().equals("boolean"))
                .toList();
        List<Integer> order = byTime();
        for (int i = 0; i < columns.size(); i++) {
            List<String> states = new ArrayList<>();
            for (Cell cell : inOrder(columns.get(i), order)) {
                if (cell != null
                        && (states.isEmpty() || !states.get(states.size() - 1).equals(cell.text()))) {
                    states.add(cell.text());
                }
            }
            List<String> shown = new ArrayList<>();
            got.path("states").path(i).forEach(state -> shown.add(state.asText()));
            log.checked(check, states.size());
            if (!states.equals(shown)) {
                log.error(check, subject + ", " + columns.get(i).name(), states.toString(), shown.toString(), "");
            }
        }
    }

    /** @param got {@code {headers, rows: [[text]]}}; long tables show their first rows only */
    void table(JsonNode got) {
        BrowserCheck check = BrowserCheck.TABLE;
        List<ExpectedColumn> columns = expected.columns();
        JsonNode rows = got.path("rows");
        if (rows.isEmpty()) {
            log.error(check, subject, "rows", "an empty table", "");
        }
        int faults = 0;
        for (int row = 0; row < Math.min(rows.size(), expected.rows()); row++) {
            for (int i = 0; i < Math.min(columns.size(), rows.get(row).size()); i++) {
                Cell cell = columns.get(i).cells().get(row);
                String text = rows.get(row).get(i).asText();
                log.checked(check, 1);
                if (!shows(columns.get(i), cell, text) && faults++ < FAULTS) {
                    log.error(
                            check,
                            subject + ", " + columns.get(i).name() + ", row " + row,
                            cell == null ? "(empty)" : cell.text(),
                            text,
                            "");
                }
            }
        }
    }

    private static boolean shows(ExpectedColumn column, Cell cell, String text) {
        if (cell == null) {
            return text.isBlank();
        }
        return switch (cell.kind()) {
            case NUMBER ->
                column.type().equals("time")
                        ? text.startsWith(TIME.format(Instant.ofEpochMilli((long) cell.number())))
                        : isNumber(text, cell.number());
            case TEXT ->
                text.equals(cell.text()) || text.strip().equals(cell.text().strip());
            case TRUTH -> text.equalsIgnoreCase(cell.text());
            case JSON -> !text.isBlank();
        };
    }

    private static boolean isNumber(String text, double number) {
        try {
            return Double.compare(Double.parseDouble(text), number) == 0 || Double.parseDouble(text) == number;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void painted(BrowserCheck check, JsonNode got) {
        log.checked(check, 1);
        if (got.path("plot").path("painted").asLong() == 0) {
            log.error(check, subject, "a drawing", "an empty canvas", "");
        }
    }

    private List<ExpectedColumn> columns(String type) {
        return expected.columns().stream()
                .filter(column -> column.type().equals(type))
                .toList();
    }

    private ExpectedColumn times() {
        return columns("time").get(0);
    }

    private List<Integer> byTime() {
        List<Cell> times = times().cells();
        return IntStream.range(0, times.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        row -> times.get(row) == null ? 0 : times.get(row).number()))
                .toList();
    }

    private static List<Cell> inOrder(ExpectedColumn column, List<Integer> order) {
        List<Cell> cells = new ArrayList<>();
        order.forEach(row -> cells.add(column.cells().get(row)));
        return cells;
    }
}
