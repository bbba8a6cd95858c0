/** What virtual users do. */
package dev.frameproof.scenarios.kafka.internal.action;
