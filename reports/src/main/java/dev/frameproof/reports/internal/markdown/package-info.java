/** The result as GitHub's Markdown. */
package dev.frameproof.reports.internal.markdown;
