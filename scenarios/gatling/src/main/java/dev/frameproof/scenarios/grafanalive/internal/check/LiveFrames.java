package dev.frameproof.scenarios.grafanalive.internal.check;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.harness.viewers.ViewedStream;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.scenarios.grafanalive.internal.fsm.Arrival;
import dev.frameproof.scenarios.grafanalive.internal.fsm.AwaitedFrames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** The frames that were awaited, for checks: read only when a check asks. */
public final class LiveFrames {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NANOS_PER_MICRO = 1_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final int DIGITS = 3;
    private static final byte[] NOTHING = {};

    private final AwaitedFrames came;
    private final Optional<ViewedStream> stream;
    private final List<JsonNode> read = new ArrayList<>();

    /** @param stream whose records' intended send times ages are counted from; empty where no stream was awaited */
    public LiveFrames(AwaitedFrames came, Optional<ViewedStream> stream) {
        this.came = requireNonNull(came, "came");
        this.stream = requireNonNull(stream, "stream");
    }

    public int frames() {
        return Math.toIntExact(came.frames());
    }

    public int rows() {
        return Math.toIntExact(came.rows());
    }

    /** @return the longest time without a frame, in milliseconds */
    public double longestGapMillis() {
        return came.longestGapNanos() / NANOS_PER_MILLI;
    }

    /** @return with which code the target closed the connection, if that was awaited; 1006 for none */
    public Optional<Integer> closeCode() {
        return came.closeCode().isPresent() ? Optional.of(came.closeCode().getAsInt()) : Optional.empty();
    }

    /** @return the JSON of the last frame; no bytes when none came */
    public byte[] lastFrame() {
        List<Arrival> arrivals = came.arrivals();
        return arrivals.isEmpty() ? NOTHING : arrivals.get(arrivals.size() - 1).bytes();
    }

    /** @return the names of all columns, in the order in which they first came */
    public List<String> columns() {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode frame : read()) {
            frame.path("schema").path("fields").forEach(field -> names.add(name(field)));
        }
        return List.copyOf(names);
    }

    /** @return the values of a column, row by row, as JSON texts; empty when no frame has it */
    public Optional<List<String>> values(String column) {
        List<String> values = new ArrayList<>();
        boolean found = false;
        for (JsonNode frame : read()) {
            OptionalInt at = place(frame, column);
            if (at.isPresent()) {
                found = true;
                frame.path("data").path("values").path(at.getAsInt()).forEach(value -> values.add(value.asText()));
            }
        }
        return found ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    /** @return the value of a column in the last row of all; empty when no frame has it */
    public Optional<String> lastValue(String column) {
        return values(column).filter(all -> !all.isEmpty()).map(all -> all.get(all.size() - 1));
    }

    /**
     * @param percentile above 0, at most 100
     * @return the age below which that share of the rows was when they came, in milliseconds from their intended send
     *     time; empty when no row's record is known
     */
    public Optional<Double> latencyMillis(double percentile) {
        Histogram ages = new Histogram(1, HOUR_MICROS, DIGITS);
        stream.ifPresent(of -> {
            for (int i = 0; i < read().size(); i++) {
                record(of, ages, read().get(i), came.arrivals().get(i).arrivedNanos());
            }
        });
        return ages.getTotalCount() == 0
                ? Optional.empty()
                : Optional.of(ages.getValueAtPercentile(percentile) / MICROS_PER_MILLI);
    }

    private static void record(ViewedStream stream, Histogram ages, JsonNode frame, long arrivedNanos) {
        SentLog positions = stream.records().positions();
        JsonNode values = frame.path("data").path("values");
        OptionalInt offsets = place(frame, "offset");
        OptionalInt partitions = place(frame, "partition");
        if (offsets.isEmpty()) {
            return;
        }
        JsonNode column = values.path(offsets.getAsInt());
        for (int row = 0; row < column.size(); row++) {
            int partition = partitions.isPresent()
                    ? values.path(partitions.getAsInt()).path(row).asInt()
                    : stream.query().partition().orElse(0);
            long offset = column.path(row).asLong();
            if (positions.indexAt(partition, offset) >= 0) {
                long micros = (arrivedNanos - positions.intendedNanosAt(partition, offset)) / NANOS_PER_MICRO;
                ages.recordValue(Math.max(1, Math.min(HOUR_MICROS, micros)));
            }
        }
    }

    private static OptionalInt place(JsonNode frame, String column) {
        JsonNode fields = frame.path("schema").path("fields");
        for (int i = 0; i < fields.size(); i++) {
            if (name(fields.path(i)).equals(column)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static String name(JsonNode field) {
        return field.path("name").asText();
    }

    private List<JsonNode> read() {
        if (read.isEmpty()) {
            for (Arrival arrival : came.arrivals()) {
                try {
                    read.add(JSON.readTree(arrival.frame()));
                } catch (IOException notJson) {
                    throw new IllegalArgumentException("a frame is not JSON: " + notJson.getMessage(), notJson);
                }
            }
        }
        return read;
    }
}
