package dev.frameproof.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one load.
 *
 * @param viewers how many watched
 * @param rowsPerSecond that each of them was sent
 * @param verifiedPerSecond rows that all viewers together got and had verified, from the first record to the last row
 * @param sent whether the records were sent as fast as they were meant to be
 * @param followed whether the last row came within a second of the last record's acknowledgement
 * @param proved how many viewers got every row, once, in order and right
 * @param findings the first ones, in words
 * @param p50Micros the median age of rows, from their intended send time
 * @param p99Micros the age that one row in a hundred exceeded
 * @param joinedSeconds how long it took all viewers to connect and subscribe
 * @param cores processor time that each process used a second
 * @param residentMiB memory of each process in RAM, the most it ever had
 * @param heapMiB heap of the viewers' process after a collection, all of them connected
 * @param profile where processes spent their time, lines by process; empty unless it was a load to be profiled
 */
record LiveLoadResult(
        int viewers,
        long rowsPerSecond,
        double verifiedPerSecond,
        boolean sent,
        boolean followed,
        long proved,
        List<String> findings,
        double p50Micros,
        double p99Micros,
        double joinedSeconds,
        Map<String, Double> cores,
        Map<String, Double> residentMiB,
        double heapMiB,
        Map<String, List<String>> profile) {
    private static final String MARK = "result ";
    private static final double LATE_MICROS = 1e6;
    private static final ObjectMapper JSON = new ObjectMapper();

    String toLine() {
        try {
            return MARK + JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return the result that a line tells; empty for any other line */
    static Optional<LiveLoadResult> ofLine(String line) {
        if (!line.startsWith(MARK)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(line.substring(MARK.length()), LiveLoadResult.class));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("no result: " + line, broken);
        }
    }

    LiveLoadResult withProfile(Map<String, List<String>> lines) {
        return new LiveLoadResult(
                viewers,
                rowsPerSecond,
                verifiedPerSecond,
                sent,
                followed,
                proved,
                findings,
                p50Micros,
                p99Micros,
                joinedSeconds,
                cores,
                residentMiB,
                heapMiB,
                lines);
    }

    /** @return whether every row was sent, and came to every viewer, in time */
    boolean holds() {
        return sent && followed && p99Micros <= LATE_MICROS && proved == viewers;
    }

    /** @return the name of the process that used the processors most */
    String busiest() {
        return cores.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** @return how it went, in words */
    String outcome() {
        if (holds()) {
            return "all proved";
        }
        if (!sent) {
            return "not sent that fast";
        }
        if (!followed) {
            return "viewers no longer follow";
        }
        return proved < viewers ? "only %,d proved".formatted(proved) : "one row in a hundred a second late or worse";
    }

    /** @return in one line for a person */
    String line() {
        StringBuilder line =
                new StringBuilder("%,d viewers, %,d rows/s each: %,.0f rows/s verified, p50 %.1f ms, p99 %.1f ms, %s;"
                        .formatted(
                                viewers,
                                rowsPerSecond,
                                verifiedPerSecond,
                                p50Micros / 1e3,
                                p99Micros / 1e3,
                                outcome()));
        line.append(" cores:");
        cores.forEach((name, used) -> line.append(" %s %.2f".formatted(name, used)));
        profile.forEach((name, lines) ->
                line.append(System.lineSeparator()).append("    %s: %s".formatted(name, String.join("; ", lines))));
        return line.toString();
    }
}
