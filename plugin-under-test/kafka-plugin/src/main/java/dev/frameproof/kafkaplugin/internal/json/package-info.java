/** Reads JSON records into flat cells without a tree. */
package dev.frameproof.kafkaplugin.internal.json;
