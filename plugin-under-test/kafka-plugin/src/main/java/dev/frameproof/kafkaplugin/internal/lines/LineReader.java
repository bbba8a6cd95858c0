package dev.frameproof.kafkaplugin.internal.lines;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import java.util.ArrayList;
import java.util.List;

/** Finds a record's lines; those that cannot be parsed are left out. */
final class LineReader {
    private final LineParser parser = new LineParser();
    private final List<Line> pool = new ArrayList<>();
    private int lines;
    private String fault = "";

    /** Looks at a line that was parsed. */
    @FunctionalInterface
    interface Check {
        void check(Line line) throws MalformedRecordException;
    }

    void read(byte[] bytes, int from, int to, Check check) {
        lines = 0;
        fault = "";
        int number = 0;
        int begin = from;
        while (begin <= to) {
            int end = begin;
            while (end < to && bytes[end] != '\n') {
                end++;
            }
            number++;
            line(bytes, begin, end, number, check);
            begin = end + 1;
        }
    }

    int lines() {
        return lines;
    }

    Line line(int index) {
        return pool.get(index);
    }

    /** @return why there is no line */
    String fault() {
        return fault.isEmpty() ? "the record holds no line of line protocol" : fault;
    }

    private void line(byte[] bytes, int begin, int end, int number, Check check) {
        int from = begin;
        int to = end;
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (to > from && isBlank(bytes[to - 1])) {
            to--;
        }
        if (from == to || bytes[from] == '#') {
            return;
        }
        if (lines == pool.size()) {
            pool.add(new Line());
        }
        try {
            parser.parse(bytes, from, to, pool.get(lines));
            check.check(pool.get(lines));
            lines++;
        } catch (MalformedRecordException e) {
            if (fault.isEmpty()) {
                fault = "not valid line protocol: line " + number + ": " + e.getMessage();
            }
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
