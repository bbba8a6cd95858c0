/** Kafka's clients, shared by all users of a run; no user's event loop waits for them. */
package dev.frameproof.scenarios.kafka.internal.client;
