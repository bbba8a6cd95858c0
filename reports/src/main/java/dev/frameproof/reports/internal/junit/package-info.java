/** The result as the test report that CI servers read. */
package dev.frameproof.reports.internal.junit;
