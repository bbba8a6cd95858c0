package dev.frameproof.scenarios.kafka.internal.request;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.source.RecordHeader;
import dev.frameproof.producers.source.RecordSource;
import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.engine.UnresolvedExpressionException;
import io.gatling.core.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the records of one action; used by all virtual users at once. */
public final class RecordMaker {
    private final RecordSpec spec;
    private final SessionValue<String> topic;
    private final Optional<RecordSource> source;

    /**
     * @param topic where the records go
     * @param source what makes them, where they are of a workload
     */
    public RecordMaker(RecordSpec spec, SessionValue<String> topic, Optional<RecordSource> source) {
        this.spec = requireNonNull(spec, "spec");
        this.topic = requireNonNull(topic, "topic");
        this.source = requireNonNull(source, "source");
    }

    /** @return the topic where it is the same for every user */
    public Optional<String> staticTopic() {
        return topic.constantValue();
    }

    /**
     * @param count how many records there are to be
     * @return the records for one user: expressions have their value now, once
     * @throws UnresolvedExpressionException for an expression that has none
     */
    public Records records(Session session, int count) {
        String where = topic.of(session);
        if (where == null || where.isEmpty()) {
            throw new UnresolvedExpressionException("the topic is empty: give a name by topic(...)");
        }
        long first = spec.workload()
                .map(workload -> workload.index().first(session, count))
                .orElse(Records.NO_INDEX);
        return new Records(
                where,
                source,
                first,
                valueOf(spec.key(), session),
                valueOf(spec.value(), session),
                headers(session),
                partition(session),
                valueOf(spec.timestampMillis(), session));
    }

    private Optional<Integer> partition(Session session) {
        Optional<Long> wanted = valueOf(spec.partition(), session);
        if (wanted.isPresent() && (wanted.get() < 0 || wanted.get() > Integer.MAX_VALUE)) {
            throw new UnresolvedExpressionException("a partition is 0 or above, not " + wanted.get());
        }
        return wanted.map(Long::intValue);
    }

    private List<RecordHeader> headers(Session session) {
        List<RecordHeader> headers = new ArrayList<>(spec.headers().size());
        for (HeaderSpec header : spec.headers()) {
            headers.add(
                    new RecordHeader(header.name().of(session), header.value().of(session)));
        }
        return headers;
    }

    private static <T> Optional<T> valueOf(Optional<SessionValue<T>> value, Session session) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(value.get().of(session));
    }
}
