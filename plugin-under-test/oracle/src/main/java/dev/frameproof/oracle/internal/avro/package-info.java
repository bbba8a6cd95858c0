/** Avro records, read by Apache Avro. */
package dev.frameproof.oracle.internal.avro;
