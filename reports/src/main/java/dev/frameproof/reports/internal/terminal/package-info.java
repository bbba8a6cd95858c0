/** The result as lines for a terminal. */
package dev.frameproof.reports.internal.terminal;
