/** What is new, gone and changed between two results. */
package dev.frameproof.reports.compare;
