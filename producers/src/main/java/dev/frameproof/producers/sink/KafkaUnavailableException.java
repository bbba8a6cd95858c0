package dev.frameproof.producers.sink;

/** Kafka did not do what was asked for reasons that lie outside: the message says what, where, why and what to do. */
public final class KafkaUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public KafkaUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
