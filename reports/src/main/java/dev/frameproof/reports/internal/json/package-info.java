/** The result as JSON, and back. */
package dev.frameproof.reports.internal.json;
