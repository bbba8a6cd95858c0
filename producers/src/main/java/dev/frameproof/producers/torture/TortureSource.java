package dev.frameproof.producers.torture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaRegistration;
import dev.frameproof.producers.internal.SeededHash;
import dev.frameproof.producers.internal.SeededStream;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Records that break readers. Every record of an even index is plain and good; those between go through all cases of the
 * format in turn, each time with other chance in it. What a record must be read as is for whoever reads its bytes with
 * the format's reference library: there is no sample behind it.
 */
public final class TortureSource implements RecordSource {
    private static final String PREFIX = "torture-";
    private static final String GOOD = "good";

    private final RecordFormat format;
    private final long seed;
    private final TortureSet set;

    private TortureSource(RecordFormat format, long seed, TortureSet set) {
        this.format = format;
        this.seed = SeededHash.hash(seed, format.text().hashCode());
        this.set = set;
    }

    /**
     * @return the torture of that format; Avro and Protobuf records are bare, by the one {@link #schema}
     * @throws IllegalArgumentException for a format without one
     */
    public static TortureSource of(RecordFormat format, long seed) {
        requireNonNull(format, "format");
        return new TortureSource(
                format,
                seed,
                switch (format) {
                    case JSON -> JsonTorture.set();
                    case AVRO -> AvroTorture.set();
                    case PROTOBUF -> ProtobufTorture.set();
                    case LINEPROTOCOL -> LineProtocolTorture.set();
                    case PLAINTEXT -> PlaintextTorture.set();
                    case CSV -> throw new IllegalArgumentException("there is no torture for csv: plaintext has it");
                });
    }

    /**
     * Records in Confluent's wire format, by schemas that are registered right away: the torture of the records
     * themselves, and beside it that of headers. The bytes depend on the ids that the registry gives.
     *
     * @param values where the values' schemas are registered, in several versions
     * @param keys where a schema of another language is registered, which some values name wrongly
     * @throws IllegalArgumentException for a format that needs no schema
     */
    public static TortureSource registered(
            RecordFormat format, long seed, SchemaRegistration values, SchemaRegistration keys) {
        requireNonNull(values, "values");
        requireNonNull(keys, "keys");
        return new TortureSource(
                format,
                seed,
                switch (format) {
                    case AVRO -> RegisteredAvroTorture.set(values, keys);
                    case PROTOBUF -> RegisteredProtobufTorture.set(values, keys);
                    case JSON, LINEPROTOCOL, PLAINTEXT, CSV ->
                        throw new IllegalArgumentException(format.text() + " is read without a schema registry");
                });
    }

    /** @return the names of all torture workloads */
    public static List<String> names() {
        return Arrays.stream(RecordFormat.values())
                .filter(format -> format != RecordFormat.CSV)
                .map(format -> PREFIX + format.text())
                .toList();
    }

    /** @return whether a workload of that name is torture, for example {@code torture-json} */
    public static boolean isOne(String workload) {
        return workload.startsWith(PREFIX);
    }

    /**
     * @return the torture of that name, of records without a header
     * @throws IllegalArgumentException when there is no torture of that name; the message lists those there are
     */
    public static TortureSource named(String workload, long seed) {
        return of(formatOf(workload), seed);
    }

    /** @throws IllegalArgumentException when there is no torture of that name; the message lists those there are */
    public static RecordFormat formatOf(String workload) {
        if (!names().contains(workload)) {
            throw new IllegalArgumentException(
                    "unknown workload '" + workload + "': known are " + String.join(", ", names()));
        }
        return RecordFormat.parse(workload.substring(PREFIX.length()));
    }

    @Override
    public String name() {
        return PREFIX + format.text();
    }

    @Override
    public String format() {
        return format.text();
    }

    /** @return what the records are to be read by, for Avro and Protobuf */
    public Optional<String> schema() {
        return set.schema();
    }

    /** @return how many records it takes until every case was there once */
    public long round() {
        return 2L * set.cases().size();
    }

    /** @return what is hard about that record, for a person */
    public String caseAt(long index) {
        return index % 2 == 0 ? GOOD : hard(index).name();
    }

    @Override
    public OutgoingRecord record(long index, long timestampMillis) {
        SeededStream chance = new SeededStream(SeededHash.hash(seed, index));
        byte[] value = (index % 2 == 0 ? set.good() : hard(index)).maker().bytes(chance);
        return OutgoingRecord.of(("key-" + index % 7).getBytes(UTF_8), value);
    }

    private TortureCase hard(long index) {
        List<TortureCase> cases = set.cases();
        return cases.get((int) (index / 2 % cases.size()));
    }
}
