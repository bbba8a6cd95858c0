/** Protobuf records, read by protobuf-java with descriptors made of the schema's text. */
package dev.frameproof.oracle.internal.protobuf;
