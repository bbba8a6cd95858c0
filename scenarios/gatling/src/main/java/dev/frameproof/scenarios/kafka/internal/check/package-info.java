/** Checks on records that come back. */
package dev.frameproof.scenarios.kafka.internal.check;
