package dev.frameproof.producers.sink;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Kafka's errors in words: what Kafka said, and what to do about it. */
public final class KafkaWords {
    private KafkaWords() {}

    /** @return for example {@code topic x not present in metadata after 30000 ms (no answer in time: is the broker running ...)} */
    public static String of(Throwable error) {
        Throwable cause = rootOf(error);
        String said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        said = said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
        String advice = adviceOn(cause);
        return advice.isEmpty() ? said : said + " (" + advice + ")";
    }

    private static String adviceOn(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return "no answer in time: is the broker running, and does it advertise an address that can be reached from"
                    + " here?";
        }
        if (cause instanceof RecordTooLargeException) {
            return "raise max.request.size of the producer and max.message.bytes of the topic, or send smaller records";
        }
        if (cause instanceof AuthorizationException) {
            return "give this user the right to do so, or use another one";
        }
        if (cause instanceof AuthenticationException) {
            return "check security.protocol, the SASL mechanism, user and password";
        }
        if (cause instanceof NotEnoughReplicasException) {
            return "fewer replicas are in sync than min.insync.replicas asks for";
        }
        if (cause instanceof TopicExistsException) {
            return "only topics made for the run are written to: choose another name";
        }
        if (cause instanceof InvalidTopicException) {
            return "a topic's name has at most 249 letters, digits, dots, hyphens and underscores";
        }
        if (cause instanceof UnknownTopicOrPartitionException) {
            return "was the topic deleted meanwhile?";
        }
        return "";
    }

    /** Kafka and futures wrap the error that says something in others that do not. */
    private static Throwable rootOf(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null
                && (cause instanceof ExecutionException
                        || cause instanceof CompletionException
                        || cause.getClass() == KafkaException.class)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
