/** The protocol's settings, and what is kept for a run. */
package dev.frameproof.scenarios.kafka.internal.protocol;
