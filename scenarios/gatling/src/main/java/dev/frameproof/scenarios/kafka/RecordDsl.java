package dev.frameproof.scenarios.kafka;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.encoding.KeyFormat;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.source.RecordSource;
import dev.frameproof.producers.torture.TortureSource;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.kafka.internal.request.HeaderSpec;
import dev.frameproof.scenarios.kafka.internal.request.IndexSource;
import dev.frameproof.scenarios.kafka.internal.request.RecordSpec;
import dev.frameproof.scenarios.kafka.internal.request.WorkloadSpec;
import io.gatling.javaapi.core.Session;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a record is made of. Texts are in Gatling's Expression Language. What is said of topic, key, value and so on goes
 * before what a workload says. Immutable: each method returns another one.
 *
 * @param <B> what is built
 */
public abstract class RecordDsl<B> {
    private final RecordSpec spec;

    RecordDsl(RecordSpec spec) {
        this.spec = requireNonNull(spec, "spec");
    }

    abstract B with(RecordSpec other);

    final RecordSpec spec() {
        return spec;
    }

    public final B topic(String name) {
        return with(spec.withTopic(SessionValue.text(name)));
    }

    public final B topic(Function<Session, String> name) {
        return with(spec.withTopic(SessionValue.function(name)));
    }

    public final B key(String text) {
        return with(spec.withKey(SessionValue.utf8(text)));
    }

    /** @param bytes null for no key */
    public final B key(Function<Session, byte[]> bytes) {
        return with(spec.withKey(SessionValue.function(bytes)));
    }

    public final B value(String text) {
        return with(spec.withValue(SessionValue.utf8(text)));
    }

    /** @param bytes null for a tombstone */
    public final B value(Function<Session, byte[]> bytes) {
        return with(spec.withValue(SessionValue.function(bytes)));
    }

    /** A further header; names may repeat. */
    public final B header(String name, String value) {
        return with(spec.withHeader(new HeaderSpec(SessionValue.text(name), SessionValue.utf8(value))));
    }

    /** A further header; names may repeat. */
    public final B header(String name, Function<Session, byte[]> value) {
        return with(spec.withHeader(new HeaderSpec(SessionValue.text(name), SessionValue.function(value))));
    }

    public final B partition(int partition) {
        return with(spec.withPartition(SessionValue.constant((long) partition)));
    }

    /** @param expression one that gives a number */
    public final B partition(String expression) {
        return with(spec.withPartition(SessionValue.number(expression)));
    }

    public final B partition(Function<Session, Integer> partition) {
        return with(spec.withPartition(SessionValue.function(partition).map(Integer::longValue)));
    }

    /** @param expression one that gives milliseconds since the epoch; unless set, a record has the time it is meant to be sent */
    public final B timestamp(String expression) {
        return with(spec.withTimestamp(SessionValue.number(expression)));
    }

    /** @param millis milliseconds since the epoch */
    public final B timestamp(Function<Session, Long> millis) {
        return with(spec.withTimestamp(SessionValue.function(millis)));
    }

    /**
     * Records of a workload: as JSON, with its own keys, in turns over all that use this builder, unless said otherwise.
     *
     * @param name as {@code frameproof workloads} lists them, or {@code torture-json} and its like
     */
    public final B workload(String name, long seed) {
        return TortureSource.isOne(name)
                ? source(TortureSource.named(name, seed))
                : workload(Workloads.named(name, Map.of(), seed));
    }

    /** @param settings texts by setting name; what is not given has its default */
    public final B workload(String name, Map<String, String> settings, long seed) {
        return workload(Workloads.named(name, settings, seed));
    }

    public final B workload(Workload workload) {
        return with(spec.withWorkload(new WorkloadSpec(
                Optional.empty(),
                Optional.of(workload),
                RecordFormat.usualFor(workload),
                Optional.empty(),
                inTurns())));
    }

    /** Records that are ready to be sent: a record file, torture. */
    public final B source(RecordSource source) {
        return with(spec.withWorkload(new WorkloadSpec(
                Optional.of(source), Optional.empty(), RecordFormat.JSON, Optional.empty(), inTurns())));
    }

    /** @param format {@code json}, {@code avro}, {@code protobuf}, {@code lineprotocol}, {@code plaintext} or {@code csv} */
    public final B format(String format) {
        RecordFormat chosen = RecordFormat.parse(format);
        return onWorkload(workload -> workload.withFormat(chosen));
    }

    /** @param format {@code none}, {@code string}, {@code json} or {@code binary} */
    public final B keyFormat(String format) {
        KeyFormat chosen = KeyFormat.parse(format);
        return onWorkload(workload -> workload.withKeys(chosen));
    }

    /** The workload's records are taken in turns by all who share the counter. */
    public final B index(SharedIndex counter) {
        return onWorkload(workload -> workload.withIndex((session, count) -> counter.take(count)));
    }

    /** @param expression one that gives the index of the request's first record; those of the same request follow it */
    public final B index(String expression) {
        SessionValue<Long> value = SessionValue.number(expression);
        return onWorkload(workload -> workload.withIndex((session, count) -> value.of(session)));
    }

    /** As {@link #index(String)}. */
    public final B index(Function<Session, Long> index) {
        SessionValue<Long> value = SessionValue.function(index);
        return onWorkload(workload -> workload.withIndex((session, count) -> value.of(session)));
    }

    /** User n, from 1, sends the n-th so many records of the workload, by one request. */
    public final B indexByUser(int recordsOfEach) {
        return onWorkload(workload -> workload.withIndex((session, count) -> (session.userId() - 1) * recordsOfEach));
    }

    private B onWorkload(UnaryOperator<WorkloadSpec> change) {
        WorkloadSpec workload = spec.workload()
                .orElseThrow(() -> new IllegalStateException(
                        "format, keyFormat and index are of a workload: call workload(...) or source(...) before"));
        return with(spec.withWorkload(change.apply(workload)));
    }

    private static IndexSource inTurns() {
        SharedIndex counter = SharedIndex.fromZero();
        return (session, count) -> counter.take(count);
    }
}
