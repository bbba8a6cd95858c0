/** Watching a stream of a Grafana and a Kafka that run already, changing nothing: verified, or recorded, or both. */
package dev.frameproof.harness.watch;
