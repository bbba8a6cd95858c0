package dev.frameproof.producers.sink;

/** Kafka did not do what was asked for reasons that lie outside: the message says what, where, why and what to do. */
public final class KafkaSinkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public KafkaSinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
