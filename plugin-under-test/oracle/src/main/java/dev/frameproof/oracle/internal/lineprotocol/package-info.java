/** InfluxDB line protocol: lines read, filtered, and turned into rows. */
package dev.frameproof.oracle.internal.lineprotocol;
