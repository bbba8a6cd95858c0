/** Records ready to be sent: a workload with its encoders, torture, a file. */
package dev.frameproof.producers.source;
