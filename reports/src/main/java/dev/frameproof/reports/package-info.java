/**
 * What a run found, as immutable records, and the writers that show it. The records hold every number that is shown;
 * the writers compute none. {@link dev.frameproof.reports.RunResult} is the root,
 * {@link dev.frameproof.reports.ReportFolder} writes all formats at once.
 */
package dev.frameproof.reports;
