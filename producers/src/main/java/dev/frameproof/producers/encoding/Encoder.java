package dev.frameproof.producers.encoding;

import dev.frameproof.producers.workload.Value;
import java.util.Optional;

/** Writes a logical value in one wire format. Implementations are safe for use by several threads at once. */
public interface Encoder {
    /**
     * @return the format's name as queries have it, for example {@code json}
     */
    String format();

    /**
     * @return the bytes of one Kafka record's key or value
     * @throws IllegalArgumentException when this format cannot hold the value; the message names the member
     */
    byte[] encode(Value value);

    /**
     * @param timestampMillis the Kafka record's timestamp, in milliseconds since the epoch, for formats that carry a time
     *     of their own; the others pass it over
     * @return as {@link #encode(Value)}
     */
    default byte[] encode(Value value, long timestampMillis) {
        return encode(value);
    }

    /**
     * @return what a reader must know besides the bytes, as a text for a query ({@code avroSchema},
     *     {@code protobufSchema}) or a person (the columns of CSV): the newest, where it changed; empty where the bytes
     *     say all
     */
    default Optional<String> schema() {
        return Optional.empty();
    }
}
