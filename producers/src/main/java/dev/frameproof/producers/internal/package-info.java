/** Chance that is the same on every machine and every Java: nothing here is for users. */
package dev.frameproof.producers.internal;
