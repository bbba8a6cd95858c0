/** Kafka for Gatling: what simulations are written with. Begin with {@link dev.frameproof.scenarios.kafka.KafkaDsl}. */
package dev.frameproof.scenarios.kafka;
