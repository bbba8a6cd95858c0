/** Text for people, whatever the values hold. */
package dev.frameproof.reports.internal.text;
