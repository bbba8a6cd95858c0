/** One target held against another, or against what a real Grafana was recorded to say, answer by answer. */
package dev.frameproof.matrix.conformance;
