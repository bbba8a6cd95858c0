/** The formats of keys and values. */
package dev.frameproof.kafkaplugin.internal.decoding;
