/** When each record is meant to be sent, and the loop that keeps to it. */
package dev.frameproof.producers.pacing;
