/** Reads Avro: values are decoded by the schema that they were written with, straight into cells. */
package dev.frameproof.kafkaplugin.internal.avro;
