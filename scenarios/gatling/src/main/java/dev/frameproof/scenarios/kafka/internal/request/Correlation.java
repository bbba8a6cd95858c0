package dev.frameproof.scenarios.kafka.internal.request;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * How it is known which reply answers which request.
 *
 * @param words what it goes by, for messages
 * @param request what a request says; null for nothing
 * @param reply what a reply says; null for nothing
 * @param given the header that is put on requests that have none of that name
 */
public record Correlation(
        String words,
        Function<ProducerRecord<byte[], byte[]>, byte[]> request,
        Function<ConsumerRecord<byte[], byte[]>, byte[]> reply,
        Optional<String> given) {
    /** The reply has its request's key. */
    public static final Correlation KEY =
            new Correlation("key", ProducerRecord::key, ConsumerRecord::key, Optional.empty());

    public Correlation {
        requireNonNull(words, "words");
        requireNonNull(request, "request");
        requireNonNull(reply, "reply");
        requireNonNull(given, "given");
    }

    /** @return the reply has its request's header of that name; a request without it is given one */
    public static Correlation header(String name) {
        return new Correlation(
                "header " + name,
                record -> value(record.headers(), name),
                record -> value(record.headers(), name),
                Optional.of(name));
    }

    /** @return by two functions */
    public static Correlation of(
            Function<ProducerRecord<byte[], byte[]>, byte[]> request,
            Function<ConsumerRecord<byte[], byte[]>, byte[]> reply) {
        return new Correlation("correlateBy(...)", request, reply, Optional.empty());
    }

    /** Puts the header on, where one is given and the record has none. */
    public void mark(ProducerRecord<byte[], byte[]> record) {
        if (given.isPresent() && record.headers().lastHeader(given.get()) == null) {
            record.headers().add(given.get(), UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static byte[] value(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : header.value();
    }
}
