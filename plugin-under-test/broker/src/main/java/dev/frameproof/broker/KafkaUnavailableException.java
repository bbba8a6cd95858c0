package dev.frameproof.broker;

/** Kafka would not start, or cannot be reached. The message names the cause and the remedy, for the user as it is. */
public class KafkaUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KafkaUnavailableException(String message) {
        super(message);
    }

    public KafkaUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
