/** A plan's workloads for those who send and watch them on other machines. */
package dev.frameproof.harness.share;
