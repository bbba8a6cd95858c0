package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.frameproof.harness.plan.Compression;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.SchemaPlace;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.harness.share.PlannedWorkload;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.TimestampPrecision;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.PacingText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What lies in one topic in the end: the same in the specs of all who send it and of all who watch it, so that viewers
 * know each record without being told.
 *
 * @param topic its name; made by whoever comes first when there is none. It must be empty: offsets count from 0
 * @param partitions how many it has, at least one for each sender
 * @param workload the workload's name, as {@code frameproof workloads} lists them
 * @param settings the workload's own settings
 * @param seed what its data comes from
 * @param format how values are written: {@code json} (also when empty), {@code avro}, {@code protobuf},
 *     {@code lineprotocol}, {@code plaintext}
 * @param key how records are keyed: {@code none}, {@code string}, {@code json}, {@code base64}; empty for the samples'
 *     own keys
 * @param schema {@code inline} (also when empty) or {@code registry}, for Avro and Protobuf
 * @param schemaRegistry the registry's address, when the schema is there
 * @param precision of line protocol's timestamps; empty for nanoseconds
 * @param compression {@code none} (also when empty), {@code gzip}, {@code snappy}, {@code lz4}, {@code zstd}
 * @param tombstoneEvery the last of each so many records has no value; 0 for none
 * @param rate of all senders together, as after {@code --rate}: {@code 5k/s}, {@code poisson 5k/s},
 *     {@code 1k/s..10k/s over 1m}, {@code unlimited}
 * @param records how many records all senders send together
 * @param timestampsFromMs the Kafka timestamp of a record that is due at the start, in milliseconds since the epoch; the
 *     others follow by the rate
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record StreamSpec(
        String topic,
        int partitions,
        String workload,
        Map<String, String> settings,
        long seed,
        String format,
        String key,
        String schema,
        String schemaRegistry,
        String precision,
        String compression,
        int tombstoneEvery,
        String rate,
        long records,
        long timestampsFromMs) {
    public StreamSpec {
        requireNonNull(topic, "topic");
        requireNonNull(workload, "workload");
        requireNonNull(rate, "rate");
        settings = settings == null ? Map.of() : Map.copyOf(settings);
        format = orEmpty(format);
        key = orEmpty(key);
        schema = orEmpty(schema);
        schemaRegistry = orEmpty(schemaRegistry);
        precision = orEmpty(precision);
        compression = orEmpty(compression);
        if (partitions < 1 || records < 1) {
            throw new IllegalArgumentException(
                    "partitions and records are 1 or more, not %d and %d".formatted(partitions, records));
        }
    }

    /** @return what one workload of a plan puts into a topic */
    public static StreamSpec of(
            PlannedWorkload workload,
            String topic,
            int partitions,
            String rate,
            long records,
            Optional<String> schemaRegistry,
            long timestampsFromMs) {
        RecordsPlan plan = workload.plan().records();
        return new StreamSpec(
                topic,
                partitions,
                workload.plan().workload(),
                workload.plan().settings(),
                workload.seed(),
                plan.format().map(RecordFormat::text).orElse(""),
                plan.key().map(KeyFormat::id).orElse(""),
                plan.schema()
                        .map(place -> place.name().toLowerCase(Locale.ROOT))
                        .orElse(""),
                schemaRegistry.orElse(""),
                plan.precision().map(TimestampPrecision::text).orElse(""),
                plan.compression().map(Compression::text).orElse(""),
                plan.tombstoneEvery().orElse(0),
                rate,
                records,
                timestampsFromMs);
    }

    /**
     * @return when each record of all senders is due
     * @throws IllegalArgumentException when the rate is none
     */
    Pacing pacing() {
        return PacingText.parse(rate, seed);
    }

    /**
     * @throws IllegalArgumentException for a word that is not known
     * @throws dev.frameproof.harness.plan.PlanException when it cannot be sent
     */
    PlannedWorkload planned() {
        RecordsPlan records = new RecordsPlan(
                word("format", format, RecordFormat.values(), RecordFormat::text),
                word("key", key, KeyFormat.values(), KeyFormat::id),
                word("schema", schema, SchemaPlace.values(), StreamSpec::lowerCase),
                word("precision", precision, TimestampPrecision.values(), TimestampPrecision::text),
                word("compression", compression, Compression.values(), Compression::text),
                tombstoneEvery == 0 ? OptionalInt.empty() : OptionalInt.of(tombstoneEvery),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
        return new PlannedWorkload(
                new WorkloadPlan(
                        topic,
                        workload,
                        settings,
                        OptionalLong.of(seed),
                        OptionalInt.of(partitions),
                        Optional.empty(),
                        records),
                seed);
    }

    private static String lowerCase(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static <E> Optional<E> word(String member, String text, E[] all, Function<? super E, String> id) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(all)
                .filter(one -> id.apply(one).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s: '%s' is none of %s"
                        .formatted(
                                member,
                                text,
                                String.join(", ", Arrays.stream(all).map(id).toList())))));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
