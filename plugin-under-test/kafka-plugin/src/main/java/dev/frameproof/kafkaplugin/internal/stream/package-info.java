/** Reads topics and sends their records as frames. */
package dev.frameproof.kafkaplugin.internal.stream;
