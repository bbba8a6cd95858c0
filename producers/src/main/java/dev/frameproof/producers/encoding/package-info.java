/** Logical values as the bytes of a Kafka record's key or value. */
package dev.frameproof.producers.encoding;
