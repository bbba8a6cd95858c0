package dev.frameproof.harness.session;

import static java.util.Objects.requireNonNull;

/**
 * Records that Kafka has acknowledged.
 *
 * @param topic where they lie
 * @param count how many, 1 or more
 * @param sentBefore how many had been sent to the topic before them
 */
public record SentRecords(String topic, long count, long sentBefore) {
    public SentRecords {
        requireNonNull(topic, "topic");
        if (count < 1 || sentBefore < 0) {
            throw new IllegalArgumentException(
                    "1 record or more is sent, after 0 or more, not %d after %d".formatted(count, sentBefore));
        }
    }

    /** @return how many had been sent with them */
    public long sentUntilThen() {
        return sentBefore + count;
    }
}
