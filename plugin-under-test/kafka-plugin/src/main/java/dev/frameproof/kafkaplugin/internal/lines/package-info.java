/** Reads InfluxDB's line protocol and makes frames of a row a line and field. */
package dev.frameproof.kafkaplugin.internal.lines;
