package dev.frameproof.producers.sink;

import static java.util.Objects.requireNonNull;

/**
 * A record that Kafka did not acknowledge. It may still lie in the topic: an answer that never came leaves that open.
 *
 * @param topic where it should have gone
 * @param partition where in the topic
 * @param index the record's index in its workload
 * @param reason why, and what to do about it
 */
public record ProduceFailure(String topic, int partition, long index, String reason) {
    public ProduceFailure {
        requireNonNull(topic, "topic");
        requireNonNull(reason, "reason");
    }

    /** @return one sentence for a person */
    public String text() {
        return "record " + index + " for " + topic + " partition " + partition + " was not acknowledged: " + reason;
    }
}
