/** Reads Protobuf: schemas are parsed at run time, values decoded by them straight into cells. */
package dev.frameproof.kafkaplugin.internal.protobuf;
