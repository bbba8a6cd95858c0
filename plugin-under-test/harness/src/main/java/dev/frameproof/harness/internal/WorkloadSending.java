package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.SchemaPlace;
import dev.frameproof.harness.watch.RegistrySchemas;
import dev.frameproof.oracle.RecentRecords;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.SchemaSource;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.WorkloadRecords;
import dev.frameproof.producers.device.DeviceUnavailableException;
import dev.frameproof.producers.encoding.Encoder;
import dev.frameproof.producers.encoding.KeyFormat;
import dev.frameproof.producers.encoding.LineProtocolEncoder;
import dev.frameproof.producers.encoding.LineProtocolLayout;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.encoding.TextEncoder;
import dev.frameproof.producers.encoding.TimestampPrecision;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import dev.frameproof.producers.registry.SubjectStrategy;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.producers.source.Decoration;
import dev.frameproof.producers.source.EncodedWorkload;
import dev.frameproof.producers.workload.RecordedWorkload;
import dev.frameproof.producers.workload.Workload;
import java.util.List;
import java.util.Optional;

/** Samples of a workload in the format of the plan's choice. */
final class WorkloadSending implements Sendable {
    private static final int KEPT_RECORDS = 4096;

    private final Workload workload;
    private final RecordsPlan plan;
    private final RecordFormat format;
    private final Workload keyed;
    private final Encoder keyEncoder;

    private WorkloadSending(Workload workload, RecordsPlan plan) {
        this.workload = requireNonNull(workload, "workload");
        this.plan = requireNonNull(plan, "plan");
        format = plan.format().orElseGet(() -> RecordFormat.usualFor(workload));
        keyed = plan.key()
                .map(WorkloadSending::keys)
                .map(keys -> keys.on(workload))
                .orElse(workload);
        keyEncoder =
                plan.key().map(WorkloadSending::keys).map(KeyFormat::encoder).orElse(new TextEncoder());
    }

    /** @throws IllegalArgumentException when the format cannot hold the workload, or a choice means nothing in it */
    static WorkloadSending of(Workload workload, RecordsPlan plan) {
        WorkloadSending sending = new WorkloadSending(workload, plan);
        if (plan.schema().isPresent() && !sending.format.hasSchema()) {
            throw new IllegalArgumentException(
                    "%s is read without a schema: leave out where it is, or choose avro or protobuf"
                            .formatted(sending.format.text()));
        }
        if (plan.precision().isPresent() && sending.format != RecordFormat.LINEPROTOCOL) {
            throw new IllegalArgumentException(
                    "%s has no timestamps of its own: leave the precision out, or choose lineprotocol"
                            .formatted(sending.format.text()));
        }
        if (sending.format != RecordFormat.PLAINTEXT && RecordFormat.isOfBareValues(workload)) {
            throw new IllegalArgumentException(
                    "%s is shown by its members, and %s is made of bare values: choose plaintext, or a form with members as logs:form=object"
                            .formatted(sending.format.text(), workload.name()));
        }
        sending.encoder(SchemaFraming.inline());
        return sending;
    }

    @Override
    public boolean needsRegistry() {
        return format.hasSchema()
                && plan.schema().filter(SchemaPlace.REGISTRY::equals).isPresent();
    }

    @Override
    public Optional<AutoCloseable> open() {
        if (!(workload instanceof RecordedWorkload live)) {
            return Optional.empty();
        }
        try {
            live.open();
            return Optional.of(live);
        } catch (DeviceUnavailableException none) {
            live.close();
            throw new EnvironmentException(none.problem(), none);
        }
    }

    @Override
    public Sent on(String topic, Optional<SchemaRegistryClient> registry, Representation representation) {
        Encoder values = encoder(needsRegistry() ? framing(topic, registry.orElseThrow()) : SchemaFraming.inline());
        var source = new Decoration(plan.tombstoneEvery().orElse(0), 0, List.of())
                .on(new EncodedWorkload(keyed, keyEncoder, values));
        StreamQuery query = QueryChoice.of(
                topic,
                format,
                format.hasSchema() && !needsRegistry()
                        ? SchemaSource.inline(values.schema().orElseThrow())
                        : SchemaSource.registry(),
                QueryChoice.reading(precision()),
                plan);
        SchemaLookup schemas = registry.<SchemaLookup>map(RegistrySchemas::new).orElse(SchemaLookup.NONE);
        return new Sent(
                source,
                query,
                positions -> expected(positions, source, query, schemas, representation),
                Optional.of(workload));
    }

    /** JSON need not be read: what its bytes say is the sample itself. */
    private RecordSource expected(
            SentLog positions,
            dev.frameproof.producers.source.RecordSource source,
            StreamQuery query,
            SchemaLookup schemas,
            Representation representation) {
        return format == RecordFormat.JSON && plan.tombstoneEvery().isEmpty()
                ? new WorkloadRecords(positions, keyed, keyEncoder)
                : new RecentRecords(
                        new EncodedRecords(positions, source, query, schemas, representation), KEPT_RECORDS);
    }

    private static SchemaFraming framing(String topic, SchemaRegistryClient registry) {
        return SchemaFraming.registered(
                registry.registration(SubjectStrategy.TOPIC_NAME, topic, false), SchemaFraming.Policy.ASIDE);
    }

    private Encoder encoder(SchemaFraming framing) {
        return format == RecordFormat.LINEPROTOCOL
                ? new LineProtocolEncoder(LineProtocolLayout.of(workload, precision()))
                : format.encoderFor(workload, framing);
    }

    private TimestampPrecision precision() {
        return plan.precision().orElse(TimestampPrecision.NS);
    }

    private static KeyFormat keys(dev.frameproof.oracle.KeyFormat shown) {
        return switch (shown) {
            case NONE -> KeyFormat.NONE;
            case STRING -> KeyFormat.STRING;
            case JSON -> KeyFormat.JSON;
            case BASE64 -> KeyFormat.BINARY;
        };
    }
}
