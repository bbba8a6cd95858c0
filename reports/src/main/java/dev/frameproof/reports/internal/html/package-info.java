/** The result as one self-contained page. */
package dev.frameproof.reports.internal.html;
