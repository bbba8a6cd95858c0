/** What a run measures, for Prometheus. */
package dev.frameproof.harness.metrics;
