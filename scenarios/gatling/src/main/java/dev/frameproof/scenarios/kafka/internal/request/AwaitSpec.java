package dev.frameproof.scenarios.kafka.internal.request;

import static java.util.Objects.requireNonNull;

import dev.frameproof.scenarios.engine.SessionValue;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Which record is awaited; all that is said must hold.
 *
 * @param key its key
 * @param headers headers that it has
 * @param conditions further ones
 * @param lookBack how long before the action was reached it may have come
 */
public record AwaitSpec(
        Optional<SessionValue<String>> topic,
        Optional<SessionValue<byte[]>> key,
        List<HeaderSpec> headers,
        List<BiPredicate<ConsumerRecord<byte[], byte[]>, Session>> conditions,
        Optional<Duration> timeout,
        Duration lookBack) {
    public AwaitSpec {
        requireNonNull(topic, "topic");
        requireNonNull(key, "key");
        headers = List.copyOf(headers);
        conditions = List.copyOf(conditions);
        requireNonNull(timeout, "timeout");
        requireNonNull(lookBack, "lookBack");
    }

    /** @return any record of the protocol's topic that comes from now on */
    public static AwaitSpec any() {
        return new AwaitSpec(Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty(), Duration.ZERO);
    }

    public AwaitSpec withTopic(SessionValue<String> other) {
        return new AwaitSpec(Optional.of(other), key, headers, conditions, timeout, lookBack);
    }

    public AwaitSpec withKey(SessionValue<byte[]> other) {
        return new AwaitSpec(topic, Optional.of(other), headers, conditions, timeout, lookBack);
    }

    public AwaitSpec withHeader(HeaderSpec other) {
        List<HeaderSpec> all = new ArrayList<>(headers);
        all.add(other);
        return new AwaitSpec(topic, key, all, conditions, timeout, lookBack);
    }

    public AwaitSpec withCondition(BiPredicate<ConsumerRecord<byte[], byte[]>, Session> other) {
        List<BiPredicate<ConsumerRecord<byte[], byte[]>, Session>> all = new ArrayList<>(conditions);
        all.add(other);
        return new AwaitSpec(topic, key, headers, all, timeout, lookBack);
    }

    public AwaitSpec withTimeout(Duration other) {
        return new AwaitSpec(topic, key, headers, conditions, Optional.of(other), lookBack);
    }

    public AwaitSpec withLookBack(Duration other) {
        return new AwaitSpec(topic, key, headers, conditions, timeout, other);
    }

    /** @return whether a record is the one that this user waits for */
    public Predicate<ConsumerRecord<byte[], byte[]>> wanted(io.gatling.core.session.Session session) {
        byte[] wantedKey = key.map(value -> value.of(session)).orElse(null);
        List<Header> wantedHeaders = new ArrayList<>();
        for (HeaderSpec header : headers) {
            wantedHeaders.add(new org.apache.kafka.common.header.internals.RecordHeader(
                    header.name().of(session), header.value().of(session)));
        }
        Session shown = new Session(session);
        return record -> (key.isEmpty() || Arrays.equals(wantedKey, record.key()))
                && wantedHeaders.stream().allMatch(header -> has(record, header))
                && conditions.stream().allMatch(condition -> condition.test(record, shown));
    }

    private static boolean has(ConsumerRecord<byte[], byte[]> record, Header wanted) {
        Header header = record.headers().lastHeader(wanted.key());
        return header != null && Arrays.equals(header.value(), wanted.value());
    }
}
