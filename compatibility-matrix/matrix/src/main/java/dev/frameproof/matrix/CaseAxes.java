package dev.frameproof.matrix;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.producers.encoding.RecordFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The axes of which every combination is a case. An empty axis stands for its default and does not show in names.
 *
 * @param workloads what is sent; those that are called {@code torture-...} have a format of their own
 * @param formats how values are written
 * @param keys what records are keyed by
 * @param partitions of the topic
 * @param offsets from where on the stream reads
 * @param viewers how many watch
 * @param rates records a time, as text
 */
public record CaseAxes(
        List<String> workloads,
        List<RecordFormat> formats,
        List<KeyFormat> keys,
        List<Integer> partitions,
        List<StartPosition> offsets,
        List<Integer> viewers,
        List<String> rates) {
    private static final String TORTURE = "torture-";

    public CaseAxes {
        workloads = List.copyOf(workloads);
        formats = List.copyOf(formats);
        keys = List.copyOf(keys);
        partitions = List.copyOf(partitions);
        offsets = List.copyOf(offsets);
        viewers = List.copyOf(viewers);
        rates = List.copyOf(rates);
    }

    /** @return a fleet's metrics in every format */
    public static CaseAxes standard() {
        return new CaseAxes(
                List.of("server-metrics"),
                Arrays.asList(RecordFormat.values()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** @return axes of which nothing is said */
    public static CaseAxes none() {
        return new CaseAxes(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** @return whether nothing is said of any */
    public boolean isEmpty() {
        return equals(none());
    }

    /** @return the same with those axes in place of its own that the other one has */
    public CaseAxes with(CaseAxes other) {
        return new CaseAxes(
                first(other.workloads, workloads),
                first(other.formats, formats),
                first(other.keys, keys),
                first(other.partitions, partitions),
                first(other.offsets, offsets),
                first(other.viewers, viewers),
                first(other.rates, rates));
    }

    /** @return one case a combination, in the order of the axes */
    public List<MatrixCase> cases() {
        List<MatrixCase> cases = new ArrayList<>();
        for (String workload : workloads) {
            boolean torture = workload.startsWith(TORTURE);
            List<RecordFormat> ownFormats = torture ? List.of() : formats;
            List<KeyFormat> ownKeys = torture ? List.of() : keys;
            for (Optional<RecordFormat> format : axis(ownFormats)) {
                for (Optional<KeyFormat> key : axis(ownKeys)) {
                    for (Optional<Integer> partition : axis(partitions)) {
                        for (Optional<StartPosition> offset : axis(offsets)) {
                            for (Optional<Integer> viewer : axis(viewers)) {
                                for (Optional<String> rate : axis(rates)) {
                                    cases.add(combined(workload, format, key, partition, offset, viewer, rate));
                                }
                            }
                        }
                    }
                }
            }
        }
        return cases;
    }

    /** The workload's name is left out where it tells nothing. */
    private MatrixCase combined(
            String workload,
            Optional<RecordFormat> format,
            Optional<KeyFormat> key,
            Optional<Integer> partitions,
            Optional<StartPosition> start,
            Optional<Integer> viewers,
            Optional<String> rate) {
        List<String> words = new ArrayList<>();
        if (workloads.size() > 1 || format.isEmpty()) {
            words.add(workload);
        }
        format.ifPresent(value -> words.add(value.text()));
        key.ifPresent(value -> words.add("key " + value.name().toLowerCase(Locale.ROOT)));
        partitions.ifPresent(value -> words.add(value == 1 ? "1 partition" : value + " partitions"));
        start.ifPresent(value -> words.add(value.text()));
        viewers.ifPresent(value -> words.add(value == 1 ? "1 viewer" : value + " viewers"));
        rate.ifPresent(words::add);
        RecordsPlan defaults = RecordsPlan.defaults();
        RecordsPlan records = new RecordsPlan(
                format,
                key,
                defaults.schema(),
                defaults.precision(),
                defaults.compression(),
                defaults.tombstoneEvery(),
                defaults.transactionRecords(),
                defaults.abortEvery(),
                defaults.interleave());
        return new MatrixCase(
                String.join(" ", words),
                workload,
                Map.of(),
                records,
                integer(partitions),
                OptionalInt.empty(),
                start,
                integer(viewers),
                rate);
    }

    private static OptionalInt integer(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static <T> List<T> first(List<T> one, List<T> other) {
        return requireNonNull(one).isEmpty() ? other : one;
    }

    /** @return its values; none, once, where it has none */
    private static <T> List<Optional<T>> axis(List<T> values) {
        return values.isEmpty()
                ? List.of(Optional.empty())
                : values.stream().map(Optional::of).toList();
    }
}
