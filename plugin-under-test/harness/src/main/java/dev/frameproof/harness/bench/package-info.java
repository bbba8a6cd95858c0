/** A plugin's process without a Grafana around it: for benchmarks. */
package dev.frameproof.harness.bench;
