/** How fast one core verifies, beside the limits that the project sets itself. */
package dev.frameproof.oracle.benchmarks;
