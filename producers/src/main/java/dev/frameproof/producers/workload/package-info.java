/** What the data is: logical samples, and the workloads that make them by seed and index or measure them. */
package dev.frameproof.producers.workload;
