/** Sounds by formula, from pieces and from files, and what bands of them are how loud. */
package dev.frameproof.producers.workload.sound;
