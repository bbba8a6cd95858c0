/** Workloads that are heard while they are sent. */
package dev.frameproof.producers.playback;
