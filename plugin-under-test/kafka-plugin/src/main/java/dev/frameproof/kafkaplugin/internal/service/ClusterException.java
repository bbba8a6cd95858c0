package dev.frameproof.kafkaplugin.internal.service;

/** Kafka did not answer a question; the message says why and what to check. */
final class ClusterException extends Exception {
    private static final long serialVersionUID = 1;

    ClusterException(String message) {
        super(message);
    }
}
