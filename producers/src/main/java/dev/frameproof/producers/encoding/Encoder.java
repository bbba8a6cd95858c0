package dev.frameproof.producers.encoding;

import dev.frameproof.producers.workload.Value;

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
}
