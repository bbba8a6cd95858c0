/** Limits that a user sets on what a run measures. */
package dev.frameproof.harness.threshold;
